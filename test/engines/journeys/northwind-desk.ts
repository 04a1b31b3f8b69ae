import { httpBackend } from 'customer-status-kit/backends/http';
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';

/** Northwind's desk without its page: an operator's own programme, over the same HTTP. */
export class NorthwindDesk {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** What an operator can do, and the id of the customer who came last. */
  async opens() {
    const customers = (await (await this.#request('/northwind/customers')).json()) as { id: string }[];
    const backend = httpBackend({
      baseUrl: `${this.#origin}/api/customer-status`,
      getToken: () => this.#token(),
      operator: true,
    });
    return { backend, customerId: customers.at(-1)?.id ?? '' };
  }

  /** Has the provider do something, which it tells by webhook. */
  async provider(move: string): Promise<void> {
    const { customerId } = await this.opens();
    const { status } = await this.#request('/northwind/provider', JSON.stringify({ customerId, move }));
    expect(status).toBe(204);
  }

  async #request(path: string, body?: string): Promise<Response> {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${await this.#token()}` };
    return fetch(`${this.#origin}${path}`, { headers, ...(body === undefined ? {} : { method: 'POST', body }) });
  }

  /** A new one each time: a server that was restarted in between is asked as any other. */
  async #token(): Promise<string> {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${this.#origin}/northwind/session`, { method: 'POST', headers, body: '{"as":"operator"}' });
    return ((await answer.json()) as { token: string }).token;
  }
}

/** One key for one intent. */
export function once(): { idempotencyKey: string } {
  return { idempotencyKey: randomUUID() };
}
