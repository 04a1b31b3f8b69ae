/** What is written by people within a value, however deep; codes, such as `under_review`, are left out, those of currencies
 * not: they are shown as they are. The English of a term is left out too. */
export function textsWithin(value: unknown): string[] {
  const seen = new Set<unknown>();
  const walk = (one: unknown): string[] => {
    if (typeof one === 'string') return isCode(one) ? [] : [one];
    if (typeof one !== 'object' || one === null || seen.has(one) || isNode(one)) return [];
    seen.add(one);
    const own = isTerm(one) ? { ...one, default: undefined } : one;
    return Object.values(own).flatMap(walk);
  };
  return walk(value);
}

/** A text that the catalogue has a word for. */
function isTerm(value: object): value is { term: string; default: string } {
  return 'term' in value && typeof value.term === 'string' && 'default' in value && typeof value.default === 'string';
}

function isCode(text: string): boolean {
  return /^[a-z][a-z\d_:-]*$|^[A-Z][A-Z\d_]*$/.test(text) && !/^[A-Z]{3}$/.test(text);
}

/** The English of every term within a value: where the catalogue knows the term, nobody reads this. */
export function termsWithin(value: unknown): string[] {
  const seen = new Set<unknown>();
  const walk = (one: unknown): string[] => {
    if (typeof one !== 'object' || one === null || seen.has(one) || isNode(one)) return [];
    seen.add(one);
    const own = isTerm(one) ? [one.default] : [];
    return [...own, ...Object.values(one).flatMap(walk)];
  };
  return walk(value);
}

/** An element among the arguments of a story leads into the whole page. */
function isNode(value: object): boolean {
  return typeof Node !== 'undefined' && value instanceof Node;
}
