import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import { Server as TusServer } from '@tus/server';

const CAPABILITIES = {
  upload: { mode: 'multipart', resumable: true, progress: true },
  requirements: 'itemised',
  submission: 'per_requirement',
  realtime: 'none',
  history: false,
  optimisticLocking: false,
  idempotency: true,
  surface: 'customer',
};

/** A server that writes what it gets to the disk and does nothing else, so that what is measured is the sender. */
export async function openTransferServer(script: string): Promise<{ origin: string; close: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'csk-transfer-'));
  const datastore = new FileStore({ directory });
  const tus = new TusServer({
    path: '/kit/customers/c/uploads',
    datastore,
    relativeLocation: true,
    // A measurement of many rounds must not fill the disk.
    onUploadFinish: async (_request, { id }) => {
      await datastore.remove(id);
      return {};
    },
  });
  let files = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url = '/' } = request;
    const json = (status: number, value: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url.startsWith('/kit/customers/c/uploads')) return tus.handle(request, response);
    if (url.endsWith('/capabilities')) return json(200, CAPABILITIES);
    if (method === 'POST') {
      const path = join(directory, `form-${(files += 1)}`);
      await pipeline(request, createWriteStream(path));
      rmSync(path);
      return json(201, { id: 'f', mime: 'image/jpeg', size: 100_000_000 });
    }
    response.setHeader('content-type', url === '/page.js' ? 'text/javascript' : 'text/html');
    return response.end(
      url === '/page.js' ? script : '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>',
    );
  };
  const server: Server = createServer((request, response) => void handle(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
