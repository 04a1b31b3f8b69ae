import {
  memoryBackend,
  type MemoryBackend,
  type MemoryBackendOptions,
  type MemorySimulation,
} from '../../backends/memory/index.js';
import { CustomerStatusError, systemClock } from '../../model/index.js';
import { toProblem } from '../../model/wire/problem.js';
import type { Reader } from '../../model/wire/visible-to.js';
import { draftRoutes } from './draft-routes.js';
import { fileRoutes } from './file-routes.js';
import type { ProtocolOperation } from './protocol-call.js';
import { protocolFaults, type ProtocolFaults } from './protocol-faults.js';
import { findRoute } from './protocol-route.js';
import { isBrokenLine } from './protocol-stream.js';
import { readRoutes } from './read-routes.js';
import { customerRoutes, operatorRoutes } from './write-routes.js';

/** What a responder answers for. */
export interface ProtocolResponderOptions extends MemoryBackendOptions {
  /** Where the protocol begins: `/api/customer-status` on any origin, or an address with its origin. */
  baseUrl: string;
  /** A backend that is there already; one is made of the other options unless said. */
  backend?: MemoryBackend | undefined;
  /** Who asks; a customer unless said. `null` is nobody: the request is refused with 401. */
  access?: ((request: Request) => Reader | null) | undefined;
}

/** A request that was answered. Nothing of what was sent is kept. */
export interface AnsweredRequest {
  operation: ProtocolOperation;
  method: string;
  /** Below the base address. */
  path: string;
}

/** Answers the kit's protocol; a request for anything else gets `undefined`. */
export interface ProtocolResponder {
  (request: Request): Promise<Response | undefined>;
  readonly baseUrl: string;
  readonly backend: MemoryBackend;
  /** Makes things happen on the other side. */
  readonly simulate: MemorySimulation;
  /** Makes things go wrong. */
  readonly faults: ProtocolFaults;
  /** What was asked so far, oldest first. */
  readonly requests: readonly AnsweredRequest[];
  /** The same as a `fetch`, for `httpBackend({ fetch })` and servers. Rejects with a `TypeError` where no answer comes. */
  readonly fetch: (request: Request) => Promise<Response>;
}

const ROUTES = [...readRoutes, ...customerRoutes, ...draftRoutes, ...fileRoutes, ...operatorRoutes];

/**
 * The server side of `openapi.yaml` in memory: stateful, with entity tags, idempotency keys, problem details and a live
 * stream, so that a host's tests run through `httpBackend` and whatever stands around it. A plain function from `Request` to
 * `Response`: hand it to MSW with `customerStatusHandlers`, to a service worker, or to a server as `responder.fetch`.
 *
 * @example
 * ```ts
 * import { httpBackend } from 'customer-status-kit/backends/http';
 * import { protocolResponder } from 'customer-status-kit/testing';
 *
 * const responder = protocolResponder({ baseUrl: 'https://host.test/status', scenario: 'under_review' });
 * const backend = httpBackend({ baseUrl: responder.baseUrl, fetch: responder.fetch });
 * responder.faults.fail('unavailable', { only: ['getCustomer'], times: 1 });
 * responder.simulate.approve();
 * console.assert((await backend.getCapabilities()).realtime === 'push');
 * ```
 */
export function protocolResponder(options: ProtocolResponderOptions): ProtocolResponder {
  const { baseUrl, access = () => 'customer', clock = systemClock } = options;
  const backend = options.backend ?? memoryBackend({ drafts: true, ...options });
  const { switches, ...faults } = protocolFaults(backend, clock);
  const requests: AnsweredRequest[] = [];
  let count = 0;
  const answer = async (request: Request, path: string): Promise<Response> => {
    const { method } = request;
    const { route, params } = findRoute(ROUTES, method, path);
    requests.push({ operation: route.operation, method, path });
    await faults.meet(route.operation);
    const reader = access(request);
    if (reader === null) throw new CustomerStatusError('unauthenticated');
    if (route.forOperators === true && reader !== 'operator') throw new CustomerStatusError('forbidden');
    const { note, onStream } = faults;
    const customerId = params['customerId'] ?? '';
    return route.handle({ request, params, customerId, backend, reader, clock, note, onStream });
  };
  const respond = async (request: Request): Promise<Response | undefined> => {
    const path = pathBelow(baseUrl, request.url);
    if (path === undefined) return undefined;
    return answer(request, path).catch((error: unknown) =>
      isBrokenLine(error) ? Response.error() : toProblem(error, `request-${String((count += 1))}`).response,
    );
  };
  const parts = { baseUrl, backend, simulate: backend.simulate, faults: switches, requests };
  return Object.assign(respond, { ...parts, fetch: asFetch(respond) });
}

/** A `fetch` tells of a line that broke by rejecting. */
function asFetch(respond: (request: Request) => Promise<Response | undefined>) {
  return async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted();
    const response = await respond(request);
    request.signal.throwIfAborted();
    if (response === undefined || response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  };
}

/** The path below the base address, without its search; `undefined` for a request that is for somebody else. */
function pathBelow(baseUrl: string, url: string): string | undefined {
  const { origin, pathname } = new URL(url);
  const isAnywhere = baseUrl.startsWith('/');
  const base = isAnywhere ? baseUrl : addressIn(new URL(baseUrl));
  const start = `${base.replace(/\/+$/, '')}/`;
  const address = isAnywhere ? pathname : `${origin}${pathname}`;
  return address.startsWith(start) ? address.slice(start.length - 1) : undefined;
}

function addressIn({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}
