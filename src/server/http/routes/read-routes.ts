import * as v from 'valibot';
import { type BackendCapabilities, CustomerStatusError, instantSchema, LIFECYCLE_EVENT_TYPES } from '../../../model/index.js';
import { listPage } from '../../service/event-page.js';
import { snapshotText } from '../../service/snapshot-text.js';
import { type Call, type Route, urlOf } from '../call.js';
import { openStream } from '../event-stream.js';
import { readShape } from '../read-body.js';
import { json, Reply, toEtag } from '../respond.js';

/** Reading: what the backend can do, the customer, their events, and the stream. */
export const readRoutes: readonly Route[] = [
  { method: 'GET', path: '/capabilities', for: 'customer', handle: async (call) => json(capabilitiesOf(call)) },
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
  if (isKnown(request.headers.get('if-none-match'), etag)) return new Reply(null, 304, { etag });
  return new Reply(snapshotText(reader, snapshot), 200, { 'content-type': 'application/json', etag });
}

/** `If-None-Match` compares weakly: a proxy may have marked the tag as weak. */
function isKnown(header: string | null, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

const instant = v.pipe(
  instantSchema,
  v.transform((value) => new Date(value).toISOString()),
);

const querySchema = v.object({
  cursor: v.optional(v.string()),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200))),
  from: v.optional(instant),
  to: v.optional(instant),
  types: v.optional(
    v.pipe(
      v.string(),
      v.transform((value) => value.split(',')),
      v.array(v.picklist(LIFECYCLE_EVENT_TYPES)),
    ),
  ),
});

async function getEvents(call: Call): Promise<Response> {
  const { parts, reader, customerId } = call;
  const query = readShape(querySchema, Object.fromEntries(urlOf(call).searchParams));
  await parts.service.read(customerId);
  return json(await listPage(parts.store, reader, customerId, query));
}

/** Rejects with `unsupported` where the connector does not offer an operation. */
export function offered<Method>(method: Method, name: string): NonNullable<Method> {
  if (method !== undefined && method !== null) return method;
  throw new CustomerStatusError('unsupported', { message: `the connector does not offer "${name}"` });
}
