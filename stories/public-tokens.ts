/** A custom property that hosts may set. */
export interface PublicToken {
  name: string;
  /** What it comes to: the kit's own property, or the token itself where one rule reads it. */
  resolved: string;
  /** What it is unless set. */
  fallback: string;
}

const sheets = import.meta.glob<string>(['../src/styles/*.css', '../src/drop-ins/**/*.css'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The public tokens, read from the style sheets themselves so that this list cannot be wrong. */
export const PUBLIC_TOKENS: readonly PublicToken[] = readTokens(Object.values(sheets));

function readTokens(all: readonly string[]): PublicToken[] {
  const found = new Map<string, PublicToken>();
  for (const { groups = {} } of all.flatMap((css) => [
    ...css.matchAll(/(?:(?<resolved>--_csk-[\w-]+)|[\w-]+): var\((?<name>--csk-[\w-]+), (?<fallback>.+)\);/g),
  ])) {
    const { name = '', resolved = name, fallback = '' } = groups;
    // The first is the one that always holds; later ones are of a look.
    if (!found.has(name)) found.set(name, { name, resolved, fallback });
  }
  return [...found.values()];
}
