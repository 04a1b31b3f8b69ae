import { createServer } from 'node:http';
import { httpBackend } from 'customer-status-kit/backends/http';
import { type Access, createStatusHandler, type StatusHandler } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { toNodeHandler } from 'customer-status-kit/server/node';
import type { ContractSubject } from 'customer-status-kit/testing';

const CUSTOMER = 'cus_http';
const TOKENS: Readonly<Record<string, Access>> = {
  'Bearer customer': { role: 'customer', customerId: CUSTOMER },
  'Bearer operator': { role: 'operator', label: 'Review team' },
};

/** The real handler over the sandbox, with a customer and an operator signed in. */
export function sandboxHandler(): StatusHandler {
  return createStatusHandler({
    connector: sandboxConnector(),
    drafts: {},
    rateLimits: false,
    authorize: (request) => TOKENS[request.headers.get('authorization') ?? ''] ?? null,
  });
}

/** The handler without a network between. */
export function inProcess(): ContractSubject {
  const handler = sandboxHandler();
  return subjectOf(handler, { baseUrl: 'https://host.example/api/customer-status', fetch: (request) => handler(request) });
}

/** The handler behind a real server. */
export async function overNetwork(): Promise<ContractSubject> {
  const handler = sandboxHandler();
  const server = createServer(toNodeHandler(handler));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  const subject = subjectOf(handler, { baseUrl: `http://127.0.0.1:${address.port}/api/customer-status` });
  return {
    ...subject,
    dispose: async () => {
      await subject.dispose?.();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function subjectOf(
  handler: StatusHandler,
  options: { baseUrl: string; fetch?: (request: Request) => Promise<Response> },
): ContractSubject {
  return {
    backend: httpBackend({ ...options, drafts: true, getToken: () => 'customer' }),
    operator: httpBackend({ ...options, getToken: () => 'operator', operator: true }),
    customerId: CUSTOMER,
    dispose: () => handler.close(),
  };
}
