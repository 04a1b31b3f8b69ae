import { hmacOf, toHex, utf8 } from '../bytes.js';

/** HMAC-SHA-256 over what a link is good for, hexadecimal. The parts cannot run into each other. */
export async function signature(secret: string, parts: readonly (string | number)[]): Promise<string> {
  return toHex(await hmacOf(secret, utf8(JSON.stringify(parts))));
}

/** Takes as long for every text of the same length. */
export function isSameSignature(expected: string, given: string): boolean {
  if (expected.length !== given.length) return false;
  let difference = 0;
  for (let at = 0; at < expected.length; at += 1) difference |= expected.charCodeAt(at) ^ given.charCodeAt(at);
  return difference === 0;
}
