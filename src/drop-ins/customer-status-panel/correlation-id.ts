const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A short id that a person can read out; it ties what the customer saw to what the host logged. */
export function createCorrelationId(random: () => number = Math.random): string {
  return Array.from({ length: 8 }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
}
