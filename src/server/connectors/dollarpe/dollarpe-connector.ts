import { CustomerStatusError, type CustomerSnapshot } from '../../../model/index.js';
import { attachFile, detachFile } from '../../../model/requirements/index.js';
import type { Connector, ConnectorContext } from '../../connector.js';
import { assertRedirect, resetCustomer, startHosted } from './dollarpe-actions.js';
import { dollarPeDesk } from './dollarpe-desk.js';
import type { DollarPeConnectorOptions } from './dollarpe-options.js';
import { submitAnswers } from './dollarpe-submission.js';
import { dollarPeWebhooks } from './dollarpe-webhook.js';

const POLLING = { everyMs: 600_000 };

/**
 * DollarPe, an on- and off-ramp of stablecoins in India (seed 004, `PATCH /kyc/update-document-info`, and the provider's pages
 * beside it). What is asked follows `GET /kyc/configuration/{id}`: documents, additional information and its rules.
 *
 * - Nothing is uploaded: DollarPe fetches images by link. The handler needs `fileLinks` or a storage that makes links, and an
 *   address that DollarPe can reach.
 * - Data are sent as a whole form, and no value of an answer is stored: names, numbers and addresses pass through.
 * - Data may be updated three times. DollarPe does not tell how often it was: the stored snapshot counts, and DollarPe's own
 *   refusal holds. After that, and for failures that nobody can mend, the customer is `REJECTED` with support as the way out.
 * - It is not published which form of the body is signed; see `canonical`.
 * - Customers are created by the host with `dollarPeClient`, and known here by DollarPe's ids unless `ids` says otherwise.
 * - An operator may set a verified customer to `CREATED`, which resets KYC there. No other status can be written.
 *
 * Throws `validation_failed` at once for options that cannot work.
 *
 * @example
 * ```ts
 * import { createStatusHandler, type Access } from 'customer-status-kit/server';
 * import { dollarPeConnector } from 'customer-status-kit/server/connectors/dollarpe';
 *
 * interface Secrets {
 *   apiKey: string;
 *   apiSecret: string;
 *   linkSecret: string;
 * }
 *
 * export const handlerOf = (secrets: Secrets, authorize: (request: Request) => Access | null) =>
 *   createStatusHandler({
 *     connector: dollarPeConnector({
 *       apiKey: secrets.apiKey,
 *       apiSecret: secrets.apiSecret,
 *       connection: { baseUrl: 'https://sandbox.dollarpe.xyz/cms/api/v1' },
 *     }),
 *     authorize,
 *     fileLinks: { secret: secrets.linkSecret, baseUrl: 'https://app.example.com/api/customer-status' },
 *   });
 * ```
 */
export function dollarPeConnector(options: DollarPeConnectorOptions): Connector {
  const { flow = 'form', poll = POLLING, redirectUrl } = options;
  assertRedirect(redirectUrl);
  const desk = dollarPeDesk(options);
  return {
    id: 'dollarpe',
    capabilities: { requirements: 'itemised', submission: 'whole_form', rearranges: true, statuses: ['CREATED'] },
    getCustomer: (context) => desk.read(context),
    submitAnswers: (context, { answers }) => submitAnswers(desk, context, answers),
    uploadFile: async (context, { target, file }) => attachFile(known(context), target, file, context),
    removeFile: async (context, { fileId }) => detachFile(known(context), fileId, context),
    setStatus: (context, input) => resetCustomer(desk, context, input),
    ...(flow === 'form' ? {} : { startAction: (context, input) => startHosted(desk, context, input, redirectUrl) }),
    ...(poll === false ? {} : { poll }),
    ...dollarPeWebhooks(desk, options),
  };
}

function known(context: ConnectorContext): CustomerSnapshot {
  if (context.stored !== undefined) return context.stored;
  throw new CustomerStatusError('not_found', { message: 'the customer has not been seen yet' });
}
