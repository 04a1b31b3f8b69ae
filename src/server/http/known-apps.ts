import type { Answer } from './respond.js';

type Handler = (request: Request) => Promise<Response>;

const apps = new WeakMap<Handler, (request: Request) => Promise<Answer>>();

/** Remembers what stands behind a handler, for a mount that needs no `Response`. */
export function knownApp<Known extends Handler>(handler: Known, app: (request: Request) => Promise<Answer>): Known {
  apps.set(handler, app);
  return handler;
}

/** What stands behind a handler; the handler itself where it is not one of the kit's own. */
export function appOf(handler: Handler): (request: Request) => Promise<Answer> {
  return apps.get(handler) ?? handler;
}
