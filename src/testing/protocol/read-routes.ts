import { parse } from '../../model/index.js';
import { eventQuerySchema } from '../../model/wire/event-query.schema.js';
import { isKnownTag, toEtag } from '../../model/wire/headers.js';
import { eventVisibleTo } from '../../model/wire/visible-to.js';
import { jsonResponse } from '../../model/wire/json-response.js';
import { type ProtocolCall, told } from './protocol-call.js';
import type { ProtocolRoute } from './protocol-route.js';
import { openStream } from './protocol-stream.js';

/** Reading: what the backend can do, the customer, their events, and the stream. */
export const readRoutes: readonly ProtocolRoute[] = [
  { method: 'GET', path: '/capabilities', operation: 'getCapabilities', handle: getCapabilities },
  { method: 'GET', path: '/customers/{customerId}', operation: 'getCustomer', handle: getCustomer },
  { method: 'GET', path: '/customers/{customerId}/events', operation: 'listEvents', handle: listEvents },
  { method: 'GET', path: '/customers/{customerId}/stream', operation: 'subscribe', handle: openStream },
];

async function getCapabilities({ backend, reader }: ProtocolCall): Promise<Response> {
  return jsonResponse({ ...(await backend.getCapabilities()), surface: reader });
}

async function getCustomer(call: ProtocolCall): Promise<Response> {
  const { backend, customerId, request } = call;
  const snapshot = await backend.getCustomer(customerId, { signal: request.signal });
  const etag = toEtag(snapshot.version);
  if (isKnownTag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: { etag } });
  return told(call, snapshot);
}

async function listEvents({ backend, customerId, request, reader }: ProtocolCall): Promise<Response> {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const query = parse(eventQuerySchema, search, 'validation_failed');
  const page = await backend.listEvents(customerId, { ...query, signal: request.signal });
  return jsonResponse({ ...page, events: page.events.map((event) => eventVisibleTo(reader, event)) });
}
