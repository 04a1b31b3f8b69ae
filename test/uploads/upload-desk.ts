import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { httpBackend, type HttpBackendOptions } from 'customer-status-kit/backends/http';
import {
  createStatusHandler,
  type FileStorage,
  inMemoryFiles,
  signedLinks,
  type StatusHandlerOptions,
} from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { toNodeHandler } from 'customer-status-kit/server/node';
import { tusUploads } from 'customer-status-kit/server/tus';
import { onTestFinished } from 'vitest';
import { readToken } from '../server/fixtures/desk.js';

export const BASE = '/api/customer-status';

/** A storage that counts what is put into it under ids of finished files. */
export function countingFiles(inner: FileStorage = inMemoryFiles()) {
  const ids: string[] = [];
  const removed: string[] = [];
  const storage: FileStorage = {
    ...inner,
    put: async (id, content, limits) => {
      const result = await inner.put(id, content, limits);
      if (!id.startsWith('staged-')) ids.push(id);
      return result;
    },
    remove: async (id) => {
      await inner.remove(id);
      if (ids.includes(id)) removed.push(id);
    },
  };
  return { storage, ids, removed, held: () => ids.filter((id) => !removed.includes(id)) };
}

/** A folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'csk-uploads-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A JPEG of at least so many bytes: its header, then a comment segment after another, then the end. */
export function pictureOf(bytes: number, seed = 0): Blob {
  const head = Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0x04, 0x00, 0x06, 0x00, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  const comments: Uint8Array<ArrayBuffer>[] = [];
  for (let left = bytes - head.length; left > 0; left -= 60_004) {
    const comment = new Uint8Array(60_004).fill(65 + (seed % 26));
    comment.set([0xff, 0xfe, 60_002 >> 8, 60_002 & 255]);
    comments.push(comment);
  }
  const scan = Uint8Array.from([0xff, 0xda, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0xff, 0xd9]);
  return new Blob([head, ...comments, scan], { type: 'image/jpeg' });
}

export interface Listening {
  origin: string;
  server: Server;
}

/** A server on a free port of the loopback that ends with the test. */
export async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Listening> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { origin: `http://127.0.0.1:${address.port}`, server };
}

const SECRET = 'a secret of the test host, long enough';

/** The real handler on the loopback, with a customer Ada who is asked for an identity document, and what counts her files. */
export async function openUploadDesk(
  options: Partial<StatusHandlerOptions> & { links?: boolean; resumable?: boolean } = {},
  around: (request: IncomingMessage, response: ServerResponse, next: () => void) => void = (_request, _response, next) => next(),
) {
  const { links = false, resumable = false, uploads, ...more } = options;
  const files = countingFiles(links ? signedLinks(inMemoryFiles(), { secret: SECRET }) : inMemoryFiles());
  const folder = await temporaryFolder();
  const faults: unknown[] = [];
  const handler = createStatusHandler({
    connector: sandboxConnector(),
    authorize: readToken,
    files: files.storage,
    rateLimits: false,
    onError: (error) => faults.push(error),
    ...more,
    uploads: { ...uploads, ...(resumable ? { resumable: tusUploads({ directory: folder }) } : {}) },
  });
  onTestFinished(() => handler.close());
  const serve = toNodeHandler(handler);
  const { origin } = await listen((request, response) => around(request, response, () => serve(request, response)));
  const operator = httpBackend({ baseUrl: origin + BASE, getToken: () => 'operator', operator: true });
  const spec = {
    kind: 'document' as const,
    accepted: [{ type: 'national_id', label: 'Identity card', sides: ['front' as const, 'back' as const] }],
    mime: ['image/jpeg'],
  };
  await operator.getCustomer('ada');
  const { requirements } = await operator.requestInformation('ada', [{ title: 'Card', spec }], { idempotencyKey: 'ask' });
  const requirementId = requirements.find(({ title }) => title === 'Card')?.id ?? '';
  const backendFor = (extra: Partial<HttpBackendOptions> = {}) =>
    httpBackend({ baseUrl: origin + BASE, getToken: () => 'customer/ada', ...extra });
  return {
    /** A backend whose requests reach the handler without a network: for those that are refused before they are read. */
    nearBackend: (extra: Partial<HttpBackendOptions> = {}) => backendFor({ fetch: (request) => handler(request), ...extra }),
    handler,
    origin,
    faults,
    files,
    folder,
    operator,
    backendFor,
    target: { requirementId, documentType: 'national_id', side: 'front' as const },
    documents: async () => (await operator.getCustomer('ada')).documents.flatMap((document) => document.files),
  };
}
