/**
 * Where a text of Latin letters begins in bytes at or behind an offset; -1 when it does not. Linear, byte by byte: a call into
 * the engine for each likely place takes long where there are millions.
 */
export function indexOfText(bytes: Uint8Array, text: string, from = 0): number {
  const sought = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const [first] = sought;
  for (let at = from; at < bytes.length; at += 1) if (bytes[at] === first && startsAt(bytes, at, sought)) return at;
  return -1;
}

function startsAt(bytes: Uint8Array, at: number, sought: Uint8Array): boolean {
  for (let index = 1; index < sought.length; index += 1) if (bytes[at + index] !== sought[index]) return false;
  return true;
}
