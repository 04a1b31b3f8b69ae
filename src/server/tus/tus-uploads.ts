import type { FileStore } from '@tus/file-store';
import type { Server, ServerOptions } from '@tus/server';
import { CustomerStatusError } from '../../model/index.js';
import { unlessMissing } from '../file-system-error.js';
import type { ResumableUploads } from '../files/resumable-uploads.js';

/** Where uploads in pieces are kept until they are complete. */
export interface TusUploadsOptions {
  /** A folder of its own, made if it is missing, on a disk that every node of the handler sees. */
  directory: string;
  /** Keeps two requests for one upload apart; in memory unless said, which is enough for one process. */
  locker?: ServerOptions['locker'] | undefined;
}

/** A day, and a little: what is older is swept by the handler, and refused here should it not be. */
const EXPIRES_MS = 90_000_000;

/**
 * Takes large files in pieces by the tus protocol, so that a cut costs only what was on its way. Needs the optional packages
 * `@tus/server` and `@tus/file-store`; the first request rejects with `unsupported` and the command that installs them where
 * they are missing. Needs Node.
 *
 * @example
 * ```ts
 * import type { StatusHandlerOptions } from 'customer-status-kit/server';
 * import { tusUploads } from 'customer-status-kit/server/tus';
 *
 * export const uploads: StatusHandlerOptions['uploads'] = { resumable: tusUploads({ directory: './data/uploads' }) };
 * ```
 */
export function tusUploads(options: TusUploadsOptions): ResumableUploads {
  const { directory } = options;
  const known = new WeakMap<Request, { id: string; maxBytes: number }>();
  let opened: Promise<{ server: Server; store: FileStore }> | undefined;
  const open = () =>
    (opened ??= openServer(options, known).catch((error: unknown) => {
      opened = undefined;
      throw error;
    }));
  return {
    async answer(request, upload) {
      const { server, store } = await open();
      known.set(request, upload);
      const response = await server.handleWeb(request);
      if (request.method !== 'POST' || response.status !== 201) return response;
      const { offset } = await store.getUpload(upload.id);
      if (offset > 0) response.headers.set('upload-offset', String(offset));
      return response;
    },
    count: async (prefix) => (await namesIn(directory)).filter((name) => isUpload(name) && name.startsWith(prefix)).length,
    async read(id) {
      const { store } = await open();
      const upload = await store.getUpload(id).catch(() => undefined);
      if (upload?.size === undefined || upload.offset !== upload.size) return undefined;
      const [fs, paths] = await Promise.all([import('node:fs'), import('node:path')]);
      return fs.openAsBlob(paths.join(directory, id));
    },
    async remove(id) {
      const { store } = await open();
      await store.remove(id).catch(() => undefined);
    },
    sweep: (before) => sweep(directory, before),
  };
}

type Known = WeakMap<Request, { id: string; maxBytes: number }>;

async function openServer({ directory, locker }: TusUploadsOptions, known: Known): Promise<{ server: Server; store: FileStore }> {
  const { mkdir } = await import('node:fs/promises');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const [{ Server: TusServer }, { FileStore: TusStore }] = await load();
  const store = onceOnly(new TusStore({ directory, expirationPeriodInMilliseconds: EXPIRES_MS }));
  const of = (request: Request) => known.get(request);
  const server = new TusServer({
    path: '/uploads',
    datastore: store,
    ...(locker === undefined ? {} : { locker }),
    // Relative to the address that was asked: nothing here needs to know where the handler is mounted.
    generateUrl: (_request, { id }) => `uploads/${id}`,
    namingFunction: (request) => of(request)?.id ?? '',
    getFileIdFromRequest: (request) => of(request)?.id,
    maxSize: (request) => of(request)?.maxBytes ?? 1,
    // What a sender says about a file is not needed here, and is not kept.
    onUploadCreate: async () => ({ metadata: {} }),
  });
  return { server, store };
}

/** Beginning again under a key that is known goes on with what is there: an answer, or the whole page, may have been lost. */
function onceOnly(store: FileStore): FileStore {
  const create = store.create.bind(store);
  store.create = async (upload) => {
    const known = await store.getUpload(upload.id).catch(() => undefined);
    return known !== undefined && known.size === upload.size ? known : create(upload);
  };
  return store;
}

async function load() {
  try {
    return await Promise.all([import('@tus/server'), import('@tus/file-store')]);
  } catch (cause) {
    throw new CustomerStatusError('unsupported', {
      message: 'tusUploads needs packages that are not installed: npm install @tus/server @tus/file-store',
      cause,
    });
  }
}

function isUpload(name: string): boolean {
  return !name.endsWith('.json');
}

async function namesIn(directory: string): Promise<string[]> {
  const { readdir } = await import('node:fs/promises');
  return (await readdir(directory).catch(unlessMissing)) ?? [];
}

/** By the age of what was last written: an upload that still moves is not taken away. */
async function sweep(directory: string, before: number): Promise<number> {
  const [{ rm, stat }, paths] = await Promise.all([import('node:fs/promises'), import('node:path')]);
  let count = 0;
  for (const name of (await namesIn(directory)).filter(isUpload)) {
    const path = paths.join(directory, name);
    const found = await stat(path).catch(unlessMissing);
    if (found === undefined || found.mtimeMs >= before) continue;
    await Promise.all([path, `${path}.json`].map((each) => rm(each, { force: true })));
    count += 1;
  }
  return count;
}
