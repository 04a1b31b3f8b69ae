import { createStatusHandler, diskFiles, pgliteStore, type StatusHandler } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { accessOf } from './session';

/** Next loads this module for pages and for routes, and once more after each change of it; a store belongs to one process. */
const kept = globalThis as { statusHandler?: Promise<StatusHandler> };

/** The handler of this process, opened when it is first asked for: not while the pages are built. */
export function statusHandler(): Promise<StatusHandler> {
  kept.statusHandler ??= open().catch((error: unknown) => {
    // The process before may still hold the store: the next request tries again.
    delete kept.statusHandler;
    throw error;
  });
  return kept.statusHandler;
}

async function open(): Promise<StatusHandler> {
  return createStatusHandler({
    connector: sandboxConnector(),
    authorize: accessOf,
    store: await pgliteStore({ dataDir: '.data/store' }),
    files: diskFiles({ directory: '.data/files' }),
  });
}
