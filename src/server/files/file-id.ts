import { CustomerStatusError } from '../../model/index.js';

/** An id is one plain word, so that no id can name anything outside the place of files. */
export function isFileId(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,128}$/.test(id);
}

/** Rejects with `not_found` what cannot be the id of a file. */
export function assertFileId(id: string): void {
  if (!isFileId(id)) throw new CustomerStatusError('not_found', { message: 'there is no file with this id' });
}
