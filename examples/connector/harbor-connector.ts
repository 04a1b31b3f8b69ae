import { type Answer, CustomerStatusError, type CustomerSnapshot, parse } from 'customer-status-kit/model';
import type { Connector, ConnectorContext, ConnectorInputs } from 'customer-status-kit/server';
import { providerClient, type ProviderConnection, readBytes, toDataUri } from 'customer-status-kit/server/connectors';
import { standardWebhook } from 'customer-status-kit/server/webhooks';
import * as v from 'valibot';
import { toSnapshot } from './harbor-snapshot.ts';

const noticeSchema = v.object({ customer: v.optional(v.string()) });

/** Harbor, a provider of this example alone. Secrets are arguments. */
export function harborConnector(options: { apiKey: string; webhookSecret: string; connection: ProviderConnection }): Connector {
  const send = providerClient({ ...options.connection, sign: () => ({ authorization: `Bearer ${options.apiKey}` }) });
  const verify = standardWebhook({ secrets: options.webhookSecret });
  const read = async ({ customerId, stored, signal }: ConnectorContext) =>
    toSnapshot((await send({ method: 'GET', path: `/customers/${encodeURIComponent(customerId)}`, signal })).body, stored);
  const known = async (context: ConnectorContext) => context.stored ?? read(context);
  const give = async (context: ConnectorContext, stored: CustomerSnapshot, answer: Answer) => {
    const file = fileOf(stored, answer);
    const path = `/customers/${encodeURIComponent(context.customerId)}/wanted/${encodeURIComponent(answer.requirementId)}`;
    const body = JSON.stringify({ file: toDataUri(file.mime, await readBytes(context, file.id, 5_000_000)) });
    // The same bytes put to the same place have no second effect, and may be sent again.
    return toSnapshot((await send({ method: 'PUT', path, body, isRepeatable: true, signal: context.signal })).body, stored);
  };
  return {
    id: 'harbor',
    capabilities: { requirements: 'itemised', submission: 'per_requirement' },
    getCustomer: read,
    uploadFile: async (context, input) => withFile(await known(context), input, context),
    removeFile: async (context, { fileId }) => {
      const stored = await known(context);
      return { ...stored, documents: stored.documents.filter(({ files }) => files.every(({ id }) => id !== fileId)) };
    },
    submitAnswers: async (context, { answers }) => {
      let snapshot = await known(context);
      // oxlint-disable-next-line no-await-in-loop -- Harbor takes one document at a time
      for (const answer of answers) snapshot = await give(context, snapshot, answer);
      return snapshot;
    },
    verifyWebhook: async (request) => {
      const { id, text } = await verify(request);
      return { id, customerId: parse(noticeSchema, JSON.parse(text), 'validation_failed').customer, payload: undefined };
    },
    // Notices arrive in any order: the present state is read, whatever they said.
    applyWebhook: read,
  };
}

/** The file waits here until it is sent, in the place of any before. */
function withFile(stored: CustomerSnapshot, { target, file }: ConnectorInputs['uploadFile'], { nextId, now }: ConnectorContext) {
  const { requirementId, documentType: type } = target;
  const waiting = { ...file, side: 'single', uploadedAt: new Date(now).toISOString(), status: 'pending' } as const;
  const base = { id: nextId(), requirementId, type, subject: { type: 'customer' }, status: 'pending' } as const;
  const others = stored.documents.filter((one) => one.requirementId !== requirementId);
  return { ...stored, documents: [...others, { ...base, files: [waiting], reasons: [] }] };
}

function fileOf({ documents }: CustomerSnapshot, answer: Answer) {
  const files = documents.flatMap((document) => (document.requirementId === answer.requirementId ? document.files : []));
  const file = files.find(({ id }) => answer.kind === 'document' && answer.fileIds.includes(id));
  if (file !== undefined) return file;
  throw new CustomerStatusError('validation_failed', {
    fieldErrors: [{ path: answer.requirementId, code: 'information_missing' }],
  });
}
