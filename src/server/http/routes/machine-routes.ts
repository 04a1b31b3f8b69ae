import type { PublicCall, Route } from '../call.js';
import { jsonResponse } from '../../../model/wire/json-response.js';

/** What machines ask: whether the handler works, and what it speaks. */
export const machineRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/health',
    for: 'anybody',
    handle: async ({ parts }) => parts.store.ping().then(() => jsonResponse({ status: 'ok' })),
  },
  { method: 'GET', path: '/openapi.json', for: 'anybody', handle: getProtocol },
];

/** The protocol this handler speaks, with its own address in it. */
async function getProtocol({ parts, request }: PublicCall): Promise<Response> {
  await parts.rates.admitAddress(request);
  const { PROTOCOL } = await import('../compiled/protocol.js');
  return jsonResponse({ ...PROTOCOL, servers: [{ url: parts.basePath }] });
}
