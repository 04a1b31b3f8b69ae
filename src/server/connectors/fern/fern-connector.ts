import { CustomerStatusError, type CustomerSnapshot, type DocumentFile, isCustomerStatusError } from '../../../model/index.js';
import { attachFile, detachFile, withAnswers } from '../../../model/requirements/index.js';
import type { Connector, ConnectorContext, ConnectorInputs, ConnectorPolling } from '../../connector.js';
import type { WebhookSecrets } from '../../webhooks/shared-secret.js';
import { type CustomerIds, sameIds } from '../customer-ids.js';
import { readBytes, toDataUri } from '../file-data.js';
import { storedIn } from '../unread-customer.js';
import { customerAnswered, readFernCustomer } from './fern-customer.js';
import { type FernClient, fernClient, type FernClientOptions } from './fern-client.js';
import { answerableAsks } from './fern-answerable.js';
import { missingWith, toFernPatch, withRequirementIds, type FernPatch } from './fern-patch.js';
import { documentRules, type FernProfileRules } from './fern-profile.js';
import type { FernPerson } from './fern-person.js';
import { fernDelivery } from './fern-webhook.js';
import { isCarriedOut } from './fern-outcome.js';
import { type FernView, isOutdated, toSnapshot } from './to-snapshot.js';

/** How the connector behaves. Secrets by argument only. */
export interface FernConnectorOptions extends FernClientOptions, Pick<FernProfileRules, 'documents' | 'profile'> {
  /** How the host's ids and Fern's belong together: the same unless said. */
  ids?: CustomerIds | undefined;
  /** The secret of the webhook subscription; without one no webhook is taken. Both generations of signatures fit it. */
  webhookSecret?: WebhookSecrets | undefined;
  /** Asks Fern again and again, for hosts without webhooks: every 30 seconds (seed 003), or as said. */
  poll?: boolean | Partial<ConnectorPolling> | undefined;
  /** The people behind a business, as the host knows them: one, unnamed, unless said. */
  persons?: ((customerId: string) => readonly FernPerson[] | Promise<readonly FernPerson[]>) | undefined;
  /** `manual` where Fern's people answer requests for information and its API does not take them: `automatic` unless said. */
  requests?: FernView['requests'];
  /** True against the sandbox: operators can then set a status. Fern documents the call and no address, see `sandboxPath`. */
  sandbox?: boolean | undefined;
}

/**
 * Fern (fernhq.com): identity and business verification for payments, with the six statuses of seed 003.
 *
 * What to know about it:
 * - Each call of `submitAnswers` is one PATCH with exactly what was answered. Incomplete data leave a new customer in CREATED;
 *   an answer to a request for information submits the customer again by itself, so answers to several issues are best sent
 *   together. Where a PATCH gets no answer, the customer is read to find out whether it was taken.
 * - Files go along inside JSON, as data URIs, when their requirement is answered. Until then they wait in the kit's storage.
 * - Locked data are 409 on one page of Fern's and 400 on another: both are `state_conflict`.
 * - Issues have a code and nothing else to go by. A code nobody knows asks for any of the usual documents, with Fern's own form
 *   (`verificationLink`) and support beside it.
 * - A webhook is not believed but taken as an occasion to read: its customer may be stale, and the order is not guaranteed.
 *   What Fern dates before what is stored is passed over.
 * - How Fern tells one associated person from another is not documented, so all of them are asked for and sent together.
 * - Sensitive numbers are sent at once and not kept.
 *
 * Sources: docs.fernhq.com ("Customers", "Update customer KYC data", "Verification issues", "Webhooks"), seed 003 and the draft
 * pages beside it; where they disagree the published names are used and both are survived.
 *
 * @example
 * ```ts
 * import { fernConnector } from 'customer-status-kit/server/connectors/fern';
 *
 * export const connectorOf = (apiKey: string, webhookSecret: string) =>
 *   fernConnector({ connection: { baseUrl: 'https://api.fernhq.com' }, apiKey, webhookSecret });
 * ```
 */
export function fernConnector(options: FernConnectorOptions): Connector {
  const desk = new FernDesk(options);
  const { poll, webhookSecret, sandbox, ids = sameIds } = options;
  return {
    id: 'fern',
    capabilities: { requirements: 'itemised', submission: 'per_requirement', rearranges: true },
    getCustomer: (context) => desk.read(context),
    submitAnswers: (context, { answers }) => desk.submit(context, answers),
    uploadFile: async (context, { target, file }) => attachFile(storedIn(context), target, file, context),
    removeFile: async (context, { fileId }) => detachFile(storedIn(context), fileId, context),
    ...(poll === undefined || poll === false ? {} : { poll: pollingOf(poll) }),
    ...(webhookSecret === undefined
      ? {}
      : {
          verifyWebhook: fernDelivery(webhookSecret, ids),
          applyWebhook: (context: ConnectorContext) => desk.read(context),
        }),
    ...(sandbox === true
      ? { setStatus: (context: ConnectorContext, { status }: ConnectorInputs['setStatus']) => desk.force(context, status) }
      : {}),
  };
}

const DAY_MS = 86_400_000;

function pollingOf(poll: true | Partial<ConnectorPolling>): ConnectorPolling {
  return { everyMs: 30_000, settledEveryMs: DAY_MS, ...(poll === true ? {} : poll) };
}

/** What may have been done although no answer came. */
const UNCERTAIN: readonly string[] = ['timeout', 'network', 'unavailable', 'protocol_error'];

/** The conversation with Fern about one customer after another. */
class FernDesk {
  private readonly options: FernConnectorOptions;
  private readonly client: FernClient;

  constructor(options: FernConnectorOptions) {
    this.options = options;
    this.client = fernClient(options);
  }

  async read(context: ConnectorContext): Promise<CustomerSnapshot> {
    const object = await this.fetch(await this.providerId(context), context);
    if (context.stored !== undefined && isOutdated(object, context.stored)) return context.stored;
    return toSnapshot(object, context.stored, await this.view(context));
  }

  async submit(context: ConnectorContext, answers: ConnectorInputs['submitAnswers']['answers']): Promise<CustomerSnapshot> {
    const stored = storedIn(context);
    const view = await this.view(context);
    const asks = answerableAsks(stored, view);
    const taken = withAnswers(stored, answers, context);
    const missing = missingWith(asks, answers, stored);
    if (missing.length > 0) throw new CustomerStatusError('validation_failed', { fieldErrors: missing });
    const toImage = async ({ id, mime }: DocumentFile) =>
      toDataUri(mime, await readBytes(context, id, documentRules(view).maxBytes));
    const patch = await toFernPatch({ asks, answers, taken, toImage });
    const object = await this.send(context, patch);
    // Whatever was listed before the answer is not asked again by the same words in the answer's own response.
    const since = readFernCustomer(object).updatedAt ?? stored.status.since;
    return toSnapshot(object, { ...taken, status: { ...stored.status, ...(since === undefined ? {} : { since }) } }, view);
  }

  async force(context: ConnectorContext, status: ConnectorInputs['setStatus']['status']): Promise<CustomerSnapshot> {
    const providerId = await this.providerId(context);
    await this.client.sandboxSetCustomerStatus(providerId, status, context.signal);
    return this.read(context);
  }

  private async send(context: ConnectorContext, patch: FernPatch): Promise<unknown> {
    const providerId = await this.providerId(context);
    if (Object.keys(patch.body).length === 0) return this.fetch(providerId, context);
    try {
      const answered = await this.client.updateCustomer(providerId, patch.body, context.signal);
      return answered === undefined ? await this.fetch(providerId, context) : customerAnswered(answered, providerId);
    } catch (thrown) {
      if (!isCustomerStatusError(thrown)) throw thrown;
      if (thrown.code === 'validation_failed') throw told(thrown, patch);
      const found = UNCERTAIN.includes(thrown.code) ? await this.fetch(providerId, context).catch(() => undefined) : undefined;
      if (found !== undefined && isCarriedOut(found, storedIn(context), patch)) return found;
      throw thrown;
    }
  }

  private async fetch(providerId: string, { signal }: ConnectorContext): Promise<unknown> {
    return customerAnswered(await this.client.getCustomer(providerId, signal), providerId);
  }

  private providerId({ customerId }: ConnectorContext): string | Promise<string> {
    return (this.options.ids ?? sameIds).toProvider(customerId);
  }

  private async view({ customerId, now }: ConnectorContext): Promise<FernView> {
    const { documents, profile, requests, persons } = this.options;
    return { documents, profile, requests, now, persons: await persons?.(customerId) };
  }
}

/** The same error, told of the requirements whose answers it is about. */
function told(error: CustomerStatusError, patch: FernPatch): CustomerStatusError {
  return new CustomerStatusError('validation_failed', {
    message: 'Fern did not take the data',
    fieldErrors: withRequirementIds(error.fieldErrors, patch),
    cause: error,
  });
}
