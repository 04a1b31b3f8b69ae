import { type CustomerSnapshot, CustomerStatusError, type StartedAction } from '../../../model/index.js';
import type { ConnectorContext, ConnectorInputs } from '../../connector.js';
import type { DollarPeDesk } from './dollarpe-desk.js';

/** A new address of the hosted flow. Rejects with `state_conflict` where nothing is asked that it would answer. */
export async function startHosted(
  desk: DollarPeDesk,
  context: ConnectorContext,
  { requirementId, returnUrl }: { requirementId: string; returnUrl?: string | undefined },
  redirectUrl: string | undefined,
): Promise<{ snapshot: CustomerSnapshot; started: StartedAction }> {
  const back = backTo(redirectUrl, returnUrl);
  const snapshot = await desk.read(context);
  const asked = snapshot.requirements.find(({ id, kind }) => id === requirementId && kind === 'action');
  if (asked === undefined)
    throw new CustomerStatusError('state_conflict', { requirementId, message: 'the hosted flow is not asked for' });
  const id = await desk.ids.toProvider(context.customerId);
  const url = await desk.client.generateLink(id, back, { signal: context.signal });
  return { snapshot, started: { url } };
}

/** Whoever sends a customer to DollarPe gets them back at the host's own origin, and nowhere else. */
function backTo(redirectUrl: string | undefined, wanted: string | undefined): string {
  if (redirectUrl === undefined) {
    throw new CustomerStatusError('unsupported', {
      message: 'the hosted flow of DollarPe needs the `redirectUrl` of dollarPeConnector',
    });
  }
  const isOwn = wanted !== undefined && URL.canParse(wanted) && new URL(wanted).origin === new URL(redirectUrl).origin;
  return isOwn ? wanted : redirectUrl;
}

/** Throws `validation_failed` at once for an address that DollarPe could not lead back to safely. */
export function assertRedirect(redirectUrl: string | undefined): void {
  if (redirectUrl === undefined || (URL.canParse(redirectUrl) && new URL(redirectUrl).protocol === 'https:')) return;
  throw new CustomerStatusError('validation_failed', { message: 'the `redirectUrl` of DollarPe must be an https address' });
}

/**
 * The only status that can be written at DollarPe: a verified customer begins again, for example to be verified with another
 * document. Rejects with `state_conflict` for everything else.
 */
export async function resetCustomer(
  desk: DollarPeDesk,
  context: ConnectorContext,
  { status }: Pick<ConnectorInputs['setStatus'], 'status'>,
): Promise<CustomerSnapshot> {
  const before = await desk.read(context);
  if (status === before.status.status) return before;
  if (status !== 'CREATED' || before.status.status !== 'ACTIVE') {
    throw new CustomerStatusError('state_conflict', {
      message: 'DollarPe lets verified customers begin again, and no other status be written',
    });
  }
  await desk.client.resetKyc(await desk.ids.toProvider(context.customerId), { signal: context.signal });
  return desk.read({ ...context, stored: before });
}
