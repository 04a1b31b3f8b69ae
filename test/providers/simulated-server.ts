import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as a simulated provider reads it. */
export interface SimulatedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: string;
  /** The body as it came, for what is no text. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** What it answers: `body` is sent as JSON, a text as it is. */
export interface SimulatedAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/**
 * What goes wrong with one request: another answer, none at all, a line that is cut before the work, or, with `thenCut`, after
 * the work was done.
 */
export type SimulatedFault = SimulatedAnswer | 'hang' | 'cut' | { thenCut: true };

/** A provider that can be reached. */
export interface SimulatedServer {
  origin: string;
  /** Everything that arrived, also what was met with a fault. */
  requests: SimulatedRequest[];
  /** The next requests meet these, one each. */
  fail: (...faults: readonly SimulatedFault[]) => void;
  close: () => Promise<void>;
}

const MAX_BODY_BYTES = 80_000_000;

/** A real server on the loopback address that answers as a provider's documentation says. */
export async function simulatedServer(
  answer: (request: SimulatedRequest) => SimulatedAnswer | Promise<SimulatedAnswer>,
  { port = 0 }: { port?: number | undefined } = {},
): Promise<SimulatedServer> {
  const requests: SimulatedRequest[] = [];
  const faults: SimulatedFault[] = [];
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await read(incoming);
    requests.push(request);
    const fault = faults.shift();
    if (fault === 'hang') return;
    if (fault === 'cut') return void incoming.socket.destroy();
    if (fault !== undefined && 'status' in fault) return send(response, fault);
    const result = await answer(request);
    if (fault === undefined) send(response, result);
    else incoming.socket.destroy();
  };
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => send(response, { status: 500 }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    origin: `http://127.0.0.1:${taken}`,
    requests,
    fail: (...next) => void faults.push(...next),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

async function read(incoming: IncomingMessage): Promise<SimulatedRequest> {
  const url = new URL(incoming.url ?? '/', 'http://provider.test');
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.byteLength;
    if (size > MAX_BODY_BYTES) throw new Error('the body is too long');
  }
  const whole = Buffer.concat(pieces);
  const [body, bytes] = [whole.toString('utf8'), new Uint8Array(whole)];
  return { method: incoming.method ?? 'GET', path: url.pathname, query: url.searchParams, headers, body, bytes };
}

function send(response: ServerResponse, { status, headers = {}, body }: SimulatedAnswer): void {
  if (response.writableEnded) return;
  const text = typeof body === 'string' || body === undefined ? (body ?? '') : JSON.stringify(body);
  const typed = typeof body === 'string' || body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...typed, ...headers });
  response.end(text);
}
