import { CustomerStatusError, type CustomerSnapshot } from '../../../model/index.js';
import { attachFile, detachFile } from '../../../model/requirements/index.js';
import {
  activate,
  changeStatus,
  completeAction,
  createSandboxCustomer,
  deactivate,
  decideFile,
  decideRequirement,
  requestExtension,
  requestInformation,
  startAction,
  submitForReview,
  takeAnswers,
} from '../../../model/sandbox/index.js';
import type { Connector, ConnectorContext } from '../../connector.js';
import type { WebhookSecrets } from '../../webhooks/shared-secret.js';
import { sandboxWebhook } from './sandbox-webhook.js';

/** How the sandbox meets new customers. */
export interface SandboxConnectorOptions {
  /** What is known of a customer at first sight; `null` for a stranger, who is then not found. Everybody is known unless said. */
  newCustomer?: ((id: string) => { type?: CustomerSnapshot['type']; displayName?: string } | null) | undefined;
  /**
   * Takes notices of the make-believe provider at `webhooks/sandbox`, signed with this secret (`whsec_…`, Standard Webhooks),
   * or with one of several while it is being changed.
   */
  webhookSecret?: WebhookSecrets | undefined;
}

/**
 * A make-believe provider that runs inside the handler, with the rules of seed 003: a whole customer journey without an
 * account anywhere. Not for production.
 *
 * @example
 * ```ts
 * import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
 *
 * export const connector = sandboxConnector({ newCustomer: () => ({ type: 'BUSINESS' }) });
 * ```
 */
export function sandboxConnector(options: SandboxConnectorOptions = {}): Connector {
  return {
    id: 'sandbox',
    capabilities: { requirements: 'itemised', submission: 'per_requirement', rearranges: true },
    getCustomer: async (context) => context.stored ?? meet(context, options),
    submitAnswers: async (context, { answers }) => takeAnswers(known(context), answers, context),
    uploadFile: async (context, { target, file }) => attachFile(known(context), target, file, context),
    removeFile: async (context, { fileId }) => detachFile(known(context), fileId, context),
    submitForReview: async (context) => submitForReview(known(context), context),
    startAction: async (context, { requirementId }) => {
      const snapshot = known(context);
      return { snapshot, started: startAction(snapshot, requirementId, context) };
    },
    completeAction: async (context, { requirementId, proof }) => completeAction(known(context), requirementId, proof, context),
    requestExtension: async (context, { requirementId }) => requestExtension(known(context), requirementId, context),
    setStatus: async (context, { status, ...reason }) => changeStatus(known(context), status, reason, context),
    activate: async (context) => activate(known(context), context),
    deactivate: async (context, reason) => deactivate(known(context), reason, context),
    requestInformation: async (context, { requests }) => requestInformation(known(context), requests, context),
    decideRequirement: async (context, { requirementId, decision }) =>
      decideRequirement(known(context), requirementId, decision, context),
    decideFile: async (context, { fileId, decision }) => decideFile(known(context), fileId, decision, context),
    ...(options.webhookSecret === undefined ? {} : sandboxWebhook(options.webhookSecret)),
  };
}

function meet(context: ConnectorContext, { newCustomer }: SandboxConnectorOptions): CustomerSnapshot {
  const input = newCustomer === undefined ? {} : newCustomer(context.customerId);
  if (input === null) throw new CustomerStatusError('not_found', { message: 'the sandbox does not know this customer' });
  return createSandboxCustomer({ id: context.customerId, ...input }, context);
}

function known(context: ConnectorContext): CustomerSnapshot {
  if (context.stored !== undefined) return context.stored;
  throw new CustomerStatusError('not_found', { message: 'the customer has not been seen yet' });
}
