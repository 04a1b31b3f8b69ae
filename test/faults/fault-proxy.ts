import { createServer, type IncomingMessage, type Server, type ServerResponse, request as ask } from 'node:http';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request on its way through the proxy. */
export interface Exchange {
  request: IncomingMessage;
  body: Buffer;
  response: ServerResponse;
  /** Asks the real server. Its answer is let go when the client goes. */
  forward: () => Promise<IncomingMessage>;
}

/** What becomes of one request. */
export type Fault = (exchange: Exchange) => void | Promise<void>;

/** What came to the proxy. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A real proxy on the loopback, which does to connections what networks do. */
export interface FaultProxy {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** Everything that came, in order. */
  requests: readonly SeenRequest[];
  /** Those whose method and path hold the text, such as `GET /customers/ada/stream`. */
  seen(text: string): SeenRequest[];
  /** The next matching requests meet these faults in order; the last one stays until `heal`. */
  meet(text: string, ...faults: Fault[]): void;
  /** Forgets what came. */
  forget(): void;
  /** Everything passes again. */
  heal(): void;
  /** Connections of clients that are open now. */
  openConnections(): number;
  /** Answers that are open now and match. */
  openAnswers(text: string): number;
  /** Breaks every open connection. */
  cutAll(): void;
  /** From now on not a byte comes through open connections, and none is closed. */
  stallAll(): void;
}

/** A server that listens on a free port of the loopback until the test ends. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Starts a proxy in front of a server. It ends with the test. */
export async function faultProxy(upstream: string): Promise<FaultProxy> {
  const requests: SeenRequest[] = [];
  const plans: { text: string; faults: Fault[] }[] = [];
  const answers = new Map<ServerResponse, string>();
  const sockets = new Set<Socket>();

  const planFor = (name: string): Fault => {
    const plan = plans.findLast(({ text }) => name.includes(text));
    if (plan === undefined) return pass();
    return (plan.faults.length > 1 ? plan.faults.shift() : plan.faults[0]) ?? pass();
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const body = Buffer.concat(chunks);
      const name = `${method} ${url}`;
      requests.push({ method, path: url, headers, body: body.toString('utf8') });
      answers.set(response, name);
      response.on('close', () => answers.delete(response));
      const exchange = { request, body, response, forward: () => forward(upstream, request, body, response) };
      Promise.resolve(planFor(name)(exchange)).catch(() => response.destroy());
    });
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  return {
    origin: await listen(server),
    requests,
    seen: (text) => requests.filter(({ method, path }) => `${method} ${path}`.includes(text)),
    meet: (text, ...faults) => void plans.push({ text, faults }),
    forget: () => void (requests.length = 0),
    heal: () => void (plans.length = 0),
    openConnections: () => sockets.size,
    openAnswers: (text) => [...answers.values()].filter((name) => name.includes(text)).length,
    cutAll: () => sockets.forEach((socket) => socket.destroy()),
    stallAll: () => answers.forEach((_, response) => silence(response)),
  };
}

function forward(upstream: string, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { host: _host, ...headers } = request.headers;
    const asked = ask(`${upstream}${request.url ?? ''}`, { method: request.method, headers, agent: false }, resolve);
    asked.on('error', reject);
    response.on('close', () => asked.destroy());
    asked.end(body);
  });
}

/** What is written to it from now on goes nowhere. */
function silence(response: ServerResponse): void {
  response.write = () => true;
  response.end = () => response;
}

function begin(response: ServerResponse, answer: IncomingMessage): void {
  const { 'transfer-encoding': _encoding, connection: _connection, ...headers } = answer.headers;
  response.writeHead(answer.statusCode ?? 502, headers);
  response.flushHeaders();
}

/** Passes the answer on, each chunk as `change` makes it. */
export function pass(
  change: (chunk: Buffer, response: ServerResponse) => void = (chunk, response) => void response.write(chunk),
): Fault {
  return async ({ response, forward: toServer }) => {
    const answer = await toServer();
    begin(response, answer);
    answer.on('data', (chunk: Buffer) => change(chunk, response));
    answer.on('end', () => response.end());
    answer.on('error', () => response.destroy());
  };
}

/** Answers by itself; the server is never asked. */
export function answer(status: number, headers: Record<string, string> = {}, body = ''): Fault {
  return ({ response }) => void response.writeHead(status, headers).end(body);
}

/** Breaks the connection before the server is asked. */
export function refuse(): Fault {
  return ({ response }) => void response.destroy();
}

/** The server does its work, and its answer is lost on the way back. */
export function loseAnswer(): Fault {
  return async ({ response, forward: toServer }) => {
    const lost = await toServer();
    lost.resume();
    await new Promise((resolve) => lost.on('end', resolve));
    response.destroy();
  };
}

/** Breaks the connection in the middle of the body. */
export function cutAfter(bytes: number): Fault {
  return (exchange) => {
    let left = bytes;
    return pass((chunk, response) => {
      response.write(chunk.subarray(0, Math.max(left, 0)));
      left -= chunk.length;
      // What was written must leave first; a finished answer lets go of its socket.
      const { socket } = response;
      if (left <= 0) setImmediate(() => socket?.destroy());
    })(exchange);
  };
}

/** Takes the request and says nothing, not even a header; the connection stays. */
export function hang(): Fault {
  return () => undefined;
}

/** Passes the headers on and holds the body back, as a proxy does that collects an answer before it sends it. */
export function holdBody(): Fault {
  return pass(() => undefined);
}

/** Sends every byte by itself, so that characters of several bytes are torn apart. */
export function slice(): Fault {
  return pass((chunk, response) => {
    response.socket?.setNoDelay(true);
    for (const byte of chunk) response.write(Uint8Array.of(byte));
  });
}

/** Collects `size` messages of a stream and tells them as `retell` says: in another order, twice, or fewer. */
export function retellMessages(size: number, retell: (messages: string[]) => string[]): Fault {
  return (exchange) => {
    let text = '';
    let held: string[] = [];
    return pass((chunk, response) => {
      const parts = (text + chunk.toString('utf8')).split('\n\n');
      text = parts.pop() ?? '';
      held.push(...parts.filter((part) => !part.startsWith(':')));
      if (held.length < size) return;
      for (const message of retell(held)) response.write(`${message}\n\n`);
      held = [];
    })(exchange);
  };
}

/** A stream whose line never ends, sent as fast as it is taken. Tells how many bytes have left. */
export function endlessLine(onSent: (bytes: number) => void): Fault {
  return ({ response }) => {
    const piece = Buffer.alloc(1_000_000, 'x');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: ');
    const more = () => {
      while (!response.destroyed && response.write(piece)) onSent(piece.length);
    };
    response.on('drain', () => {
      onSent(piece.length);
      more();
    });
    more();
  };
}
