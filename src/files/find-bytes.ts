/** Where a text of Latin letters begins in bytes at or behind an offset; -1 when it does not. Linear. */
export function indexOfText(bytes: Uint8Array, text: string, from = 0): number {
  const sought = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const [first = 0] = sought;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (startsAt(bytes, at, sought)) return at;
  }
  return -1;
}

function startsAt(bytes: Uint8Array, at: number, sought: Uint8Array): boolean {
  for (let index = 1; index < sought.length; index += 1) if (bytes[at + index] !== sought[index]) return false;
  return true;
}
