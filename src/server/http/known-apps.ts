import type { Answer } from './respond.js';

/** What a mount knows of a request and would cost much to find out again. */
export interface Measured {
  /** Characters of all names and values. */
  headerLength?: number;
}

/** What stands behind a handler. */
export type App = (request: Request, measured?: Measured) => Promise<Answer>;

type Handler = (request: Request) => Promise<Response>;

const apps = new WeakMap<Handler, App>();

/** Remembers what stands behind a handler, for a mount that needs no `Response`. */
export function knownApp<Known extends Handler>(handler: Known, app: App): Known {
  apps.set(handler, app);
  return handler;
}

/** What stands behind a handler; the handler itself where it is not one of the kit's own. */
export function appOf(handler: Handler): App {
  return apps.get(handler) ?? handler;
}
