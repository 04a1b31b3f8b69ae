import { CustomerStatusError, type CustomerSnapshot } from '../../model/index.js';

/** Checks what one customer may keep in all, with what is to be added. Throws `file_too_large`. */
export function checkQuota(
  snapshot: CustomerSnapshot,
  added: { bytes: number; files: number },
  { customerBytes, customerFiles }: { customerBytes: number; customerFiles: number },
): void {
  const held = snapshot.documents.flatMap((document) => document.files);
  if (held.length + added.files > customerFiles)
    throw tooMuch(`the customer may have ${customerFiles} files in all: remove one first`);
  if (held.reduce((sum, file) => sum + file.size, added.bytes) <= customerBytes) return;
  throw tooMuch(`the files of one customer may have ${customerBytes} bytes in all`);
}

function tooMuch(message: string): CustomerStatusError {
  return new CustomerStatusError('file_too_large', { message });
}
