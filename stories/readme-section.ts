/** One section of a Markdown text, from its heading of the second rank to the next one. Nothing where there is no such heading. */
export function sectionOf(markdown: string, heading: string): string {
  const [, ...sections] = markdown.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`));
  return section === undefined ? '' : readable(`## ${section}`);
}

/** A whole page without its title, which the story has already. */
export function withoutTitle(markdown: string): string {
  return readable(markdown.replace(/^# .*\n/, ''));
}

/** Drawings that need a program to be read are left out, and links between pages of the documentation are words. */
function readable(markdown: string): string {
  return markdown
    .replace(/```mermaid\n[\s\S]*?```\n/g, '')
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .replace(/<\/?(?:details|summary)>/g, '')
    .replace(/\[([^\]]+)\]\((?!https?:|\?path)[^)]+\)/g, '$1');
}
