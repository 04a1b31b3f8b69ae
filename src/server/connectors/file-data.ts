import { CustomerStatusError } from '../../model/index.js';
import { joined, toBase64 } from '../bytes.js';
import type { ConnectorContext } from '../connector.js';

/** The bytes of an uploaded file, for a provider that takes them whole. Rejects with `not_found` or `file_too_large`. */
export async function readBytes(
  context: Pick<ConnectorContext, 'readFile'>,
  fileId: string,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = await context.readFile(fileId);
  if (stream === undefined) throw new CustomerStatusError('not_found', { message: 'the bytes of the file are gone' });
  return readWhole(stream, maxBytes, () => tooLarge(maxBytes));
}

/** A file as text inside JSON, RFC 2397. */
export function toDataUri(mime: string, bytes: Uint8Array<ArrayBuffer>): string {
  return `data:${mime};base64,${toBase64(bytes)}`;
}

/** All bytes of a stream. One that is longer than it may be is broken off. */
export async function readWhole(
  stream: ReadableStream<Uint8Array>,
  maxBytes: number,
  tooLong: () => Error,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one piece after the other
    const { done, value } = await reader.read();
    if (done) return joined(pieces);
    pieces.push(value);
    size += value.byteLength;
    if (size <= maxBytes) continue;
    reader.cancel().catch(() => undefined);
    throw tooLong();
  }
}

function tooLarge(maxBytes: number): CustomerStatusError {
  return new CustomerStatusError('file_too_large', { message: `the provider takes files of at most ${maxBytes} bytes` });
}
