/** Keys as they are written in a source, and patterns of those that are put together from a code. */
export function findUses(texts: readonly string[]): (key: string) => boolean {
  const all = texts.join('\n');
  const literal = new Set(all.match(/(?<=['"`])[a-z][\w-]*\.[\w.-]+(?=['"`])/gi));
  const templates = all.match(/(?<=`)[a-z][\w-]*\.[\w.-]*\$\{[^`]*(?=`)/gi) ?? [];
  const patterns = [...new Set(templates)].map((text) => {
    const parts = text.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.+')}$`);
  });
  return (key) => literal.has(key) || patterns.some((pattern) => pattern.test(key));
}
