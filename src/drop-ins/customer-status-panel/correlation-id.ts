const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

const known = new WeakMap<object, string>();

/**
 * A short id that a person can read out; it ties what the customer saw to what the host logged. The same error has the
 * same id, however often React asks.
 */
export function correlationIdOf(error: unknown, random: () => number = Math.random): string {
  const key = typeof error === 'object' && error !== null ? error : undefined;
  const before = key === undefined ? undefined : known.get(key);
  if (before !== undefined) return before;
  const id = Array.from({ length: LENGTH }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
  if (key !== undefined) known.set(key, id);
  return id;
}
