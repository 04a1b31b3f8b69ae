import { httpBackend } from 'customer-status-kit/backends/http';
import { type ContractSubject, protocolResponder, type ProtocolResponderOptions, SCENARIOS } from 'customer-status-kit/testing';
import { expect } from 'vitest';
import { readProtocol } from '../server/fixtures/protocol.ts';

export const BASE = 'https://host.test/api/customer-status';

/** The customer of a responder that knows nobody else. */
export const CUSTOMER = {
  ...SCENARIOS.created(Date.parse('2026-03-02T09:00:00Z')).snapshot,
  id: 'cus_1',
};

const ROLES: Readonly<Record<string, 'customer' | 'operator'>> = {
  'Bearer customer': 'customer',
  'Bearer operator': 'operator',
};

const { judge } = readProtocol();

/** A responder that knows one customer and who asks. */
export function namedResponder(options: Partial<ProtocolResponderOptions> = {}) {
  const access = (request: Request) => ROLES[request.headers.get('authorization') ?? ''] ?? null;
  return protocolResponder({ baseUrl: BASE, access, customer: CUSTOMER, ...options });
}

/** A `fetch` that holds each answer against `openapi.yaml`. */
export function judgedFetch(fetch: (request: Request) => Promise<Response>) {
  const breaches: string[] = [];
  const statuses = new Set<number>();
  const judging = async (request: Request) => {
    const response = await fetch(request);
    statuses.add(response.status);
    const path = new URL(request.url).pathname.slice(new URL(BASE).pathname.length);
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const seen = isJson ? response.clone() : new Response(response.body === null ? null : new Uint8Array(), response);
    const faults = await judge(request.method, path, seen);
    breaches.push(...faults.map((fault) => `${request.method} ${path} ${String(response.status)}: ${fault}`));
    return response;
  };
  return { fetch: judging, statuses, assertKept: () => expect(breaches).toEqual([]) };
}

/** The http backend over a way to a responder, as a customer and as an operator. */
export function subjectOver(fetch: (request: Request) => Promise<Response>, dispose: () => void = () => undefined) {
  const options = { baseUrl: BASE, fetch };
  return {
    backend: httpBackend({ ...options, drafts: true, getToken: () => 'customer' }),
    operator: httpBackend({ ...options, getToken: () => 'operator', operator: true }),
    customerId: CUSTOMER.id,
    dispose,
  } satisfies ContractSubject;
}
