import { CustomerStatusError } from '../../model/index.js';

/** Passes bytes on and counts them. Fails with `file_too_large` at the first byte too many. */
export async function* countBytes(content: ReadableStream<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of content) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new CustomerStatusError('file_too_large', { message: `a file may have ${maxBytes} bytes` });
    yield chunk;
  }
}
