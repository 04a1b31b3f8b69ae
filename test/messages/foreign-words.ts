/** One text that a person can read or hear. */
export interface SeenText {
  text: string;
  /** Where it stands: the element, and the attribute where it is in one. */
  place: string;
  /** True in a live region: a sentence that was spoken once stays in the language it was spoken in. */
  isSpoken: boolean;
}

/** What may stand in English within a page of the accented language. */
export interface KnownWords {
  /** Texts of the backend, of the host's settings, and what was typed. */
  data: readonly string[];
  /** What formatters of `Intl` put out. */
  formatted: readonly string[];
}

/** Two letters without accents beside each other: every letter of the accented catalogue has one. What has digits is a code. */
const PLAIN_WORD = /(?<!\d[A-Za-z]*)[A-Za-z]{2,}(?![A-Za-z]*\d)/g;

/** An id, of which a group may by chance be all letters. */
const ID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g;

/** Names of file types and units: codes in every language. */
const CODES = ['JPG', 'JPEG', 'PNG', 'PDF', 'HEIC', 'HEIF', 'TIFF', 'WEBP', 'GIF', 'AVIF'];

/**
 * The texts of a page in the accented language `en-XA` with a word that came neither from the catalogue, nor from the backend,
 * nor from a formatter: written into the code, where no language reaches it.
 */
export function foreignWords(texts: readonly Pick<SeenText, 'text' | 'place'>[], known: KnownWords): string[] {
  const words = new Set([...known.data, ...known.formatted].flatMap((text) => text.match(PLAIN_WORD) ?? []).concat(CODES));
  // "today" begins a heading as "Today".
  for (const word of known.formatted) words.add(word.slice(0, 1).toUpperCase() + word.slice(1));
  return texts.flatMap(({ text, place }) => {
    const foreign = (text.replaceAll(ID, '').match(PLAIN_WORD) ?? []).filter((word) => !words.has(word));
    return foreign.length === 0 ? [] : [`${place}: “${text.trim().slice(0, 80)}” (${foreign.join(', ')})`];
  });
}
