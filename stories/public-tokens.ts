import sheet from '../src/styles/tokens.css?raw';

/** A custom property that hosts may set. */
export interface PublicToken {
  name: string;
  /** The kit's own property that holds what it comes to. */
  resolved: string;
  /** What it is unless set. */
  fallback: string;
}

/** The public tokens, read from the style sheet itself so that this list cannot be wrong. */
export const PUBLIC_TOKENS: readonly PublicToken[] = readTokens(sheet);

function readTokens(css: string): PublicToken[] {
  const defaults = css.slice(0, css.indexOf('}'));
  const rows = defaults.matchAll(/(?<resolved>--_csk-[\w-]+): var\((?<name>--csk-[\w-]+), (?<fallback>.+)\);/g);
  return [...rows].map(({ groups = {} }) => ({
    name: groups['name'] ?? '',
    resolved: groups['resolved'] ?? '',
    fallback: groups['fallback'] ?? '',
  }));
}
