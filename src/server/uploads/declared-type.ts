const FIELD = 'name="file"';
const MAX_HEADERS = 2_000;

/**
 * The type that the part `file` of a form declares. Some runtimes give a file the type that goes with its name instead (Bun
 * 1.4), and what was declared is checked against the bytes. `undefined` where the part declares none.
 */
export function declaredType(form: Uint8Array): string | undefined {
  const at = indexOf(form, new TextEncoder().encode(FIELD));
  if (at === -1) return undefined;
  const headers = new TextDecoder('latin1').decode(form.subarray(at, at + MAX_HEADERS)).split('\r\n\r\n')[0] ?? '';
  return /\r\ncontent-type:[ \t]*([\w.+/-]+)/i.exec(headers)?.[1]?.toLowerCase();
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return at;
  }
  return -1;
}
