import { toHex } from '../model/hex.js';

/** A random UUID, also on pages without a secure context, where `randomUUID` is missing. */
export function createRandomId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}
