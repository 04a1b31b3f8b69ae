const SEEDS = [0xdeadbeef, 0x41c6ce57] as const;

/**
 * A short name for a text: the same for the same text, and another for another one, as good as always. Not for secrets: a page
 * without TLS has no cryptography, and needs none to see that an answer is the same as before.
 */
export function contentHash(text: string): string {
  let [high, low]: [number, number] = [...SEEDS];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
