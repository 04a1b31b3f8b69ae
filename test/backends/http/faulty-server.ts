import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { SCENARIOS } from 'customer-status-kit/testing';
import { onTestFinished } from 'vitest';

/** A server that answers exactly as a test tells it, and remembers what it was asked. */
export interface FaultyServer {
  baseUrl: string;
  /** What came, in order. */
  requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[];
}

/** What a server does with one request. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A snapshot any server may answer with. */
export const SNAPSHOT = SCENARIOS.under_review(Date.parse('2026-05-06T07:08:09Z')).snapshot;

/** Pages of any origin may ask: a test's page is not on this server. */
const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE',
  'access-control-allow-headers': 'accept, authorization, content-type, idempotency-key, if-match',
  'access-control-expose-headers': 'retry-after',
};

/** Starts a server whose answers are used up one by one; the last one stays. It ends with the test. */
export async function faultyServer(...answers: readonly Answer[]): Promise<FaultyServer> {
  const requests: FaultyServer['requests'] = [];
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(CROSS_ORIGIN)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      requests.push({ method, path: url, headers, body: Buffer.concat(chunks).toString('latin1') });
      answers[Math.min(requests.length, answers.length) - 1]?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { baseUrl: `http://127.0.0.1:${address.port}/kit/`, requests };
}

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return raw(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

/** Answers with a problem of the kit. */
export function problem(status: number, body: object, headers: Record<string, string> = {}): Answer {
  return json(status, body, { 'content-type': 'application/problem+json; charset=utf-8', ...headers });
}

/** Answers with anything. */
export function raw(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return (response) => response.writeHead(status, headers).end(body);
}

/** Answers as a stream: a sign of life, the given pieces, and then it holds on, ends or breaks off. */
export function stream(pieces: readonly (string | Uint8Array)[], then: 'hold' | 'end' | 'break' = 'hold'): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(':\n\n');
    for (const piece of pieces) response.write(piece);
    if (then === 'end') response.end();
    // What was written must leave before the connection breaks.
    if (then === 'break') setImmediate(() => response.destroy());
  };
}

/** One message of a stream. */
export function message(event: string, data: unknown, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
