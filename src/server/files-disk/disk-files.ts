import type { FileHandle } from 'node:fs/promises';
import { unlessMissing } from '../file-system-error.js';
import { assertFileId, isFileId } from '../files/file-id.js';
import { countBytes } from '../files/count-bytes.js';
import type { FileStorage } from '../files/file-storage.js';

const PIECE = 64 * 1024;

/** How the name of what is not whole yet ends. */
const PART = '.part';

/** Where files are kept on a disk. */
export interface DiskFilesOptions {
  /** A folder of its own, made if it is missing, outside anything a web server serves. */
  directory: string;
}

/**
 * Files in a folder of the disk, named by their generated id alone, readable by the owner only. A file is there whole or
 * not at all, and on the disk before `put` resolves. Needs Node.
 *
 * @example
 * ```ts
 * import { diskFiles } from 'customer-status-kit/server';
 *
 * export const files = diskFiles({ directory: './data/files' });
 * ```
 */
export function diskFiles({ directory }: DiskFilesOptions): FileStorage {
  return {
    async put(id, content, { maxBytes }) {
      const path = await pathOf(directory, id);
      const { mkdir, rename, rm } = await import('node:fs/promises');
      await mkdir(directory, { recursive: true, mode: 0o700 });
      // One for each: two that come at once must not write into each other.
      const part = `${path}.${crypto.randomUUID()}${PART}`;
      try {
        const size = await writeWhole(part, countBytes(content, maxBytes));
        await rename(part, path);
        await syncFolder(directory);
        return { size };
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    async read(id) {
      const { open } = await import('node:fs/promises');
      const file = await open(await pathOf(directory, id), 'r').catch(unlessMissing);
      return file && toStream(file);
    },
    async remove(id) {
      const { rm } = await import('node:fs/promises');
      await rm(await pathOf(directory, id), { force: true });
    },
    count: async (prefix) => {
      const names = await namesIn(directory);
      return names.filter((name) => isFileId(name) && name.startsWith(prefix)).length;
    },
    list: (before) => listFolder(directory, before),
    sweep: (prefix, before) => sweepFolder(directory, prefix, before),
  };
}

async function namesIn(directory: string): Promise<string[]> {
  const { readdir } = await import('node:fs/promises');
  return (await readdir(directory).catch(unlessMissing)) ?? [];
}

/** What a crash cut off is in nobody's list, whatever its name begins with: it goes with any sweep. */
async function sweepFolder(directory: string, prefix: string, before: number): Promise<number> {
  const { rm, stat } = await import('node:fs/promises');
  const paths = await import('node:path');
  const names = await namesIn(directory);
  let count = 0;
  for (const name of names.filter((candidate) => candidate.startsWith(prefix) || candidate.endsWith(PART))) {
    const path = paths.join(directory, name);
    const found = await stat(path).catch(unlessMissing);
    if (found === undefined || found.mtimeMs >= before) continue;
    await rm(path, { force: true });
    count += 1;
  }
  return count;
}

/** What was never finished has a name that is no id: it is not listed. */
async function* listFolder(directory: string, before: number): AsyncGenerator<string> {
  const { stat } = await import('node:fs/promises');
  const paths = await import('node:path');
  for (const name of await namesIn(directory)) {
    if (!isFileId(name)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one at a time: whoever reads the list sets the pace
    const found = await stat(paths.join(directory, name)).catch(unlessMissing);
    if (found !== undefined && found.mtimeMs < before) yield name;
  }
}

/** A new name is safe once its folder is on the disk too. */
async function syncFolder(directory: string): Promise<void> {
  const { open } = await import('node:fs/promises');
  const folder = await open(directory, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeWhole(path: string, content: AsyncGenerator<Uint8Array>): Promise<number> {
  const { open } = await import('node:fs/promises');
  const file = await open(path, 'w', 0o600);
  try {
    let size = 0;
    for await (const chunk of content) {
      await file.writeFile(chunk);
      size += chunk.byteLength;
    }
    await file.sync();
    return size;
  } finally {
    await file.close();
  }
}

/** Read in pieces, as the reader has room, and closed at the end or when the reader goes. */
function toStream(file: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const piece = new Uint8Array(PIECE);
      const { bytesRead } = await file.read(piece, 0, PIECE);
      if (bytesRead > 0) return controller.enqueue(piece.subarray(0, bytesRead));
      await file.close();
      return controller.close();
    },
    cancel: () => file.close(),
  });
}

async function pathOf(directory: string, id: string): Promise<string> {
  assertFileId(id);
  const paths = await import('node:path');
  return paths.join(directory, id);
}
