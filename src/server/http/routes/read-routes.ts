import { type BackendCapabilities, CustomerStatusError } from '../../../model/index.js';
import { eventQuerySchema } from '../../../model/wire/event-query.schema.js';
import { isKnownTag, toEtag } from '../../../model/wire/headers.js';
import { listPage } from '../../service/event-page.js';
import { snapshotText } from '../../service/snapshot-text.js';
import { type Call, type Route, urlOf } from '../call.js';
import { openStream } from '../event-stream.js';
import { readShape } from '../read-body.js';
import { jsonResponse } from '../../../model/wire/json-response.js';
import { Reply } from '../respond.js';

/** Reading: what the backend can do, the customer, their events, and the stream. */
export const readRoutes: readonly Route[] = [
  { method: 'GET', path: '/capabilities', for: 'customer', handle: async (call) => jsonResponse(capabilitiesOf(call)) },
  { method: 'GET', path: '/customers/{customerId}', for: 'customer', handle: getCustomer },
  { method: 'GET', path: '/customers/{customerId}/events', for: 'customer', handle: getEvents },
  { method: 'GET', path: '/customers/{customerId}/stream', for: 'customer', handle: openStream },
];

function capabilitiesOf({ parts, reader }: Call): BackendCapabilities {
  const { connector, limits, uploads } = parts;
  const { mode, elsewhere } = uploads;
  const upload = {
    mode,
    resumable: uploads.resumable !== undefined,
    progress: true,
    maxBytes: limits.fileBytes,
    ...(elsewhere === undefined ? {} : { elsewhere }),
  };
  return {
    ...(connector.uploadFile ? { upload: { ...upload, rearranges: connector.capabilities.rearranges === true } } : {}),
    requirements: connector.capabilities.requirements,
    submission: connector.capabilities.submission,
    realtime: 'push',
    history: true,
    optimisticLocking: true,
    idempotency: true,
    surface: reader,
    ...(connector.capabilities.statuses && reader === 'operator' ? { statuses: connector.capabilities.statuses } : {}),
  };
}

async function getCustomer({ parts, request, reader, customerId }: Call): Promise<Reply> {
  const { snapshot } = await parts.service.read(customerId);
  const etag = toEtag(snapshot.version);
  if (isKnownTag(request.headers.get('if-none-match'), etag)) return new Reply(null, 304, { etag });
  return new Reply(snapshotText(reader, snapshot), 200, { 'content-type': 'application/json', etag });
}

async function getEvents(call: Call): Promise<Response> {
  const { parts, reader, customerId } = call;
  const query = readShape(eventQuerySchema, Object.fromEntries(urlOf(call).searchParams));
  await parts.service.read(customerId);
  return jsonResponse(await listPage(parts.store, reader, customerId, query));
}

/** Rejects with `unsupported` where the connector does not offer an operation. */
export function offered<Method>(method: Method, name: string): NonNullable<Method> {
  if (method !== undefined && method !== null) return method;
  throw new CustomerStatusError('unsupported', { message: `the connector does not offer "${name}"` });
}
