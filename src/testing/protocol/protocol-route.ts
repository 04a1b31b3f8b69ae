import { CustomerStatusError } from '../../model/index.js';
import { RequestRefusal } from '../../model/wire/problem.js';
import type { ProtocolCall, ProtocolOperation } from './protocol-call.js';

/** One route of the protocol, with its path as `openapi.yaml` writes it. */
export interface ProtocolRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'PATCH';
  path: string;
  operation: ProtocolOperation;
  /** True where customers are refused. */
  forOperators?: boolean;
  handle: (call: ProtocolCall) => Promise<Response>;
}

/** A route with the names that stand in its path. */
export interface FoundRoute {
  route: ProtocolRoute;
  params: Readonly<Record<string, string>>;
}

/** The route of a method and a path. Refuses with 404 where there is none, with 405 where it takes other methods. */
export function findRoute(routes: readonly ProtocolRoute[], method: string, path: string): FoundRoute {
  const fitting = routes.flatMap((route) => {
    const groups = shapeOf(route.path).exec(path)?.groups;
    return groups === undefined && route.path !== path ? [] : [{ route, params: decoded(groups ?? {}) }];
  });
  const found = fitting.find(({ route }) => route.method === method);
  if (found !== undefined) return found;
  if (fitting.length === 0) throw new CustomerStatusError('not_found', { message: 'there is no such route' });
  const error = new CustomerStatusError('unsupported', { message: 'the route does not take this method' });
  throw new RequestRefusal(405, error, { allow: fitting.map(({ route }) => route.method).join(', ') });
}

function shapeOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function decoded(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
