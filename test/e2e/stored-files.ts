import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readImageSize } from '../../src/files/image-size.ts';

/** A file as the server keeps it. */
export interface StoredFile {
  bytes: Buffer;
  size: { width: number; height: number } | undefined;
}

/** Every picture that the server has stored on disk. */
export function storedPictures(dataDirectory: string): StoredFile[] {
  const folder = join(dataDirectory, 'files');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .map((bytes) => ({ bytes, size: readImageSize(bytes) }))
    .filter((file) => file.size !== undefined);
}
