/** One section of a Markdown text, from its heading of the second rank to the next one. Nothing where there is no such heading. */
export function sectionOf(markdown: string, heading: string): string {
  const [, ...sections] = markdown.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`));
  return section === undefined ? '' : `## ${section}`;
}
