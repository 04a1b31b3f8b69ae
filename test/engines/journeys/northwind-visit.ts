import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach } from 'vitest';
import { NorthwindServer } from '../../e2e/northwind-server.ts';
import { NorthwindDesk } from './northwind-desk.ts';
import { openWebKit, type WebKitBrowser, type WebKitManners } from './webkit-browser.ts';

/** Northwind's server, its desk, a WebKit in front of its page, and a folder for the customer's files. */
export interface NorthwindVisit {
  server: NorthwindServer;
  desk: NorthwindDesk;
  browser: WebKitBrowser;
  folder: string;
  end: () => Promise<void>;
}

/** Each visit has a server, a store, a driver and a browser of its own. */
export async function openVisit(manners?: WebKitManners): Promise<NorthwindVisit> {
  const server = new NorthwindServer();
  const folder = mkdtempSync(join(tmpdir(), 'northwind-files-'));
  // The server last: of what comes before, nothing outlives this process.
  const webkit = await openWebKit(manners);
  await server.start();
  const end = async () => {
    try {
      await webkit.close();
    } finally {
      await server.dispose();
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return { ...webkit, server, desk: new NorthwindDesk(server.origin), folder, end };
}

/** Each test goes on where the one before ended: after one that failed, the others are not tried. */
export function inOrder(): void {
  let hasFailed = false;
  beforeEach(({ skip, onTestFailed }) => {
    skip(hasFailed, 'a test before has failed');
    onTestFailed(() => {
      hasFailed = true;
    });
  });
}
