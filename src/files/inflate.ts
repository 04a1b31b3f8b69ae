import { joinBytes } from './join-bytes.js';

/**
 * Unpacks at most `maxBytes` of zlib data, and stops there. What could be unpacked when the data break off or are none at
 * all: possibly nothing. Empty where the platform cannot unpack. Never rejects.
 */
export async function inflateAtMost(packed: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let room = maxBytes;
  try {
    const { readable, writable } = new DecompressionStream('deflate');
    feed(writable, packed);
    const reader = readable.getReader();
    while (room > 0) {
      const { value, done } = await reader.read();
      if (done) break;
      parts.push(value.subarray(0, room));
      room -= value.length;
    }
    await reader.cancel();
  } catch {
    // What came before the break counts.
  }
  return joinBytes(parts);
}

/** Not waited for: the writer stops when the reader has enough. */
function feed(writable: WritableStream<BufferSource>, packed: Uint8Array<ArrayBuffer>): void {
  const writer = writable.getWriter();
  writer.write(packed).catch(ignore);
  writer.close().catch(ignore);
}

function ignore(): void {}
