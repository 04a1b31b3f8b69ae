import type { IncomingMessage, ServerResponse } from 'node:http';

/** What happens to one request of an upload. */
export type Fault = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** The requests that carry a file or something about it; reading the customer is not among them. */
const UPLOAD = /^(POST|PUT|PATCH|HEAD) .*\/(files|links|uploads)(\/|\?|$)/;

/** A network that does to the requests of uploads what is planned, in order, and lets everything else pass. */
export function faults() {
  let planned: Fault[] = [];
  let met = 0;
  const keys: string[] = [];
  return {
    plan: (...next: Fault[]) => {
      planned = next;
    },
    /** How many of the planned faults have happened. */
    met: () => met,
    /** The keys of all requests of uploads. */
    keys: () => keys,
    around(request: IncomingMessage, response: ServerResponse, next: () => void) {
      if (!UPLOAD.test(`${request.method} ${request.url}`)) return next();
      const key = request.headers['idempotency-key'];
      if (typeof key === 'string') keys.push(key);
      const fault = planned.shift();
      if (fault === undefined) return next();
      met += 1;
      return fault(request, response, next);
    },
    pass: (): Fault => (_request, _response, next) => next(),
    /** Breaks the connection after so many bytes of the request, while the server reads it. */
    cutRequest:
      (bytes: number): Fault =>
      (request, _response, next) => {
        let seen = 0;
        request.on('data', (chunk: Buffer) => {
          seen += chunk.length;
          if (seen >= bytes) request.socket.destroy();
        });
        request.pause();
        // A request without so many bytes is cut before the server answers.
        request.on('end', () => request.socket.destroy());
        next();
      },
    /** The server does its work, and its answer is lost on the way back. */
    loseAnswer: (): Fault => (request, response, next) => {
      const end = response.end.bind(response);
      response.write = () => true;
      response.writeHead = () => response;
      response.end = (() => {
        request.socket.destroy();
        return response;
      }) as typeof end;
      next();
    },
    /** The server does its work, and its answer is held back until it is let go. */
    holdAnswer: (): { fault: Fault; release: () => void } => {
      let release = (): void => undefined;
      const fault: Fault = (_request, response, next) => {
        const end = response.end.bind(response);
        const write = response.write.bind(response);
        const held: (() => void)[] = [];
        response.write = ((...args: [never]) => {
          held.push(() => write(...args));
          return true;
        }) as typeof write;
        response.end = ((...args: [never]) => {
          held.push(() => end(...args));
          return response;
        }) as typeof end;
        release = () => held.forEach((pass) => pass());
        next();
      };
      return { fault, release: () => release() };
    },
    /** Answers by itself after it has read everything; the server is never asked. */
    answer:
      (status: number, headers: Record<string, string> = {}): Fault =>
      (request, response) => {
        request.resume();
        request.on('end', () => response.writeHead(status, headers).end());
      },
  };
}
