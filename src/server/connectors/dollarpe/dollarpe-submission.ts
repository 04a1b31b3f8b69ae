import {
  type Answer,
  type CustomerSnapshot,
  CustomerStatusError,
  isAnswerable,
  isCustomerStatusError,
} from '../../../model/index.js';
import type { ConnectorContext } from '../../connector.js';
import { additionalInfo, documentData, recordAnswers, selfieLink, textOf, withNameOnFile } from './dollarpe-answers.js';
import { maxUpdatesOf, topicOf, withUpdates } from './dollarpe-attempts.js';
import type { DollarPeDesk } from './dollarpe-desk.js';
import type { DollarPeTopic } from './dollarpe-mapping.js';
import type { DollarPeOutcome } from './dollarpe-objects.js';
import { isCollecting } from './dollarpe-progress.js';
import { type KycData, toDollarPeDay } from './dollarpe-requests.js';

/** After these nobody knows whether DollarPe has done its work. */
const UNCERTAIN = ['network', 'timeout', 'unavailable', 'protocol_error', 'aborted'];

/**
 * Sends a whole form to DollarPe: everything at first, one topic after a refusal. DollarPe knows no idempotency keys and
 * counts each update, so the customer is read before, and again when it is not known whether an update arrived: one that did
 * is never sent twice and always counted. Its own refusal of a further update holds above our count.
 */
export async function submitAnswers(
  desk: DollarPeDesk,
  context: ConnectorContext,
  answers: readonly Answer[],
): Promise<CustomerSnapshot> {
  const current = await desk.read(context);
  const key = context.idempotencyKey === undefined ? undefined : JSON.stringify([context.customerId, context.idempotencyKey]);
  if (!isCollecting(current) && (isCollecting(context.stored) || desk.hasSent(key))) return current;
  const recorded = recordAnswers(current, answers, context);
  if (desk.hasSent(key)) return desk.show(context, recorded, { status: 'UNVERIFIED' });
  const topic = topicAsked(current);
  try {
    const given = withNameOnFile(current, answers);
    const outcome = await send(desk, context, { topic, answers: given, recorded });
    desk.noteSent(key);
    return await desk.show(context, recorded, outcome);
  } catch (thrown) {
    return afterFault(desk, context, { thrown, current, recorded, topic });
  }
}

interface Sending {
  topic: DollarPeTopic | undefined;
  answers: readonly Answer[];
  recorded: CustomerSnapshot;
}

async function send(desk: DollarPeDesk, context: ConnectorContext, sending: Sending): Promise<DollarPeOutcome> {
  const { client, ids } = desk;
  const { answers, recorded, topic } = sending;
  const customer_id = await ids.toProvider(context.customerId);
  const link = desk.linker(context, recorded);
  const call = { signal: context.signal };
  if (topic === 'tax') return client.updateTaxInfo({ customer_id, tax_number: taxNumber(answers) }, call);
  if (topic === 'selfie') return client.updateSelfieInfo({ customer_id, selfie_url: await selfieLink(recorded, link) }, call);
  if (topic === 'additional_info') {
    return client.updateAdditionalInfo({ customer_id, additional_info: await additionalInfo(answers, recorded, link) }, call);
  }
  const document = { customer_id, ...(await documentData(answers, recorded, link)) };
  if (topic === 'document') return client.updateDocumentInfo(document, call);
  const registered = await desk.registeredOn?.(context.customerId);
  const tax = taxNumber(answers);
  const data: KycData = {
    ...document,
    full_name: textOf(answers, 'full_name'),
    dob: toDollarPeDay(textOf(answers, 'date_of_birth')),
    ...(registered === undefined ? {} : { registered_date: toDollarPeDay(registered) }),
    ...(tax === '' ? {} : { tax_number: tax }),
    selfie_url: await selfieLink(recorded, link),
    ...(desk.selfieVerified === undefined ? {} : { selfie_verification_status: desk.selfieVerified }),
    additional_info: await additionalInfo(answers, recorded, link),
  };
  return client.addKycData(data, call);
}

/** As it is written on the card. */
function taxNumber(answers: readonly Answer[]): string {
  return textOf(answers, 'tax_number').toUpperCase();
}

/** What has to be sent again; `undefined` for the first form. */
function topicAsked(customer: CustomerSnapshot): DollarPeTopic | undefined {
  if (customer.status.status !== 'NEEDS_ADDITIONAL_INFORMATION') return undefined;
  return topicOf(
    customer.requirements.find((requirement) => isAnswerable(requirement) && requirement.status === 'rejected')?.id ?? '',
  );
}

async function afterFault(
  desk: DollarPeDesk,
  context: ConnectorContext,
  fault: Omit<Sending, 'answers'> & { thrown: unknown; current: CustomerSnapshot },
): Promise<CustomerSnapshot> {
  const { thrown, current, recorded, topic } = fault;
  if (!isCustomerStatusError(thrown)) throw thrown;
  if (thrown.code === 'attempts_exhausted' && topic !== undefined) {
    const requirements = withUpdates(current.requirements, topic, maxUpdatesOf(desk.mapping), desk.mapping);
    return desk.read({ ...context, stored: { ...current, requirements } });
  }
  const mayHaveArrived = UNCERTAIN.includes(thrown.code) || (thrown.code === 'duplicate' && topic === undefined);
  if (!mayHaveArrived || context.signal.aborted) throw thrown;
  const after = await desk.read({ ...context, stored: current }).catch(() => current);
  if (isCollecting(after)) throw asOneThatMayBeRepeated(thrown);
  return desk.read({ ...context, stored: recorded });
}

/** A whole answer of garbage says nothing about what was done: the customer was read again, and nothing was. */
function asOneThatMayBeRepeated(error: CustomerStatusError): CustomerStatusError {
  if (error.code !== 'protocol_error') return error;
  return new CustomerStatusError('unavailable', { message: 'DollarPe could not be understood, and took nothing', cause: error });
}
