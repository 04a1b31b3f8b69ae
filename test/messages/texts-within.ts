/** What is written by people within a value, however deep; codes, such as `under_review`, are left out, those of currencies
 * not: they are shown as they are. */
export function textsWithin(value: unknown): string[] {
  const seen = new Set<unknown>();
  const walk = (one: unknown): string[] => {
    if (typeof one === 'string') return isCode(one) ? [] : [one];
    if (typeof one !== 'object' || one === null || seen.has(one) || isNode(one)) return [];
    seen.add(one);
    return Object.values(one).flatMap(walk);
  };
  return walk(value);
}

function isCode(text: string): boolean {
  return /^[a-z][a-z\d_:-]*$|^[A-Z][A-Z\d_]*$/.test(text) && !/^[A-Z]{3}$/.test(text);
}

/** An element among the arguments of a story leads into the whole page. */
function isNode(value: object): boolean {
  return typeof Node !== 'undefined' && value instanceof Node;
}
