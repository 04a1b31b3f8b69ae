import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes `llms.txt`: what language models are pointed to, from the index of the documentation. */
const root = join(import.meta.dirname, '..');

interface Entry {
  title: string;
  path: string;
  what: string;
}

/** The file as the index and the package's description make it. */
export function llmsText(): string {
  const { name, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    'name' | 'description',
    string
  >;
  const index = readFileSync(join(root, 'docs/README.md'), 'utf8');
  const reference = readFileSync(join(root, 'docs/api/README.md'), 'utf8');
  const sections = [...index.matchAll(/^## (.+)\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm)]
    .map(([, title = '', text = '']) => ({ title, entries: entriesOf(text) }))
    .filter(({ entries }) => entries.length > 0);
  const doors = [...reference.matchAll(/^- \[(.+)\]\((.+)\)$/gm)].map(([, door = '', path = '']) => ({
    title: door === 'root' ? name : `${name}/${door}`,
    path: `api/${path}`,
    what: 'every export with its comment, signature and example',
  }));
  return [
    `# ${name}`,
    '',
    `> ${description}`,
    '',
    'All pages are in the package, beside this file. The protocol between page and server is openapi.yaml. Every sample is compiled.',
    '',
    ...[...sections, { title: 'Reference', entries: doors }].flatMap(section),
  ].join('\n');
}

/** The rows of a table of two columns, a page and what it is for. */
function entriesOf(text: string): Entry[] {
  return [...text.matchAll(/^\| \[([^\]]+)\]\(([^)]+)\) \| ([^|]+) \|$/gm)].map(([, title = '', path = '', what = '']) => ({
    title,
    path,
    what: what.trim(),
  }));
}

function section({ title, entries }: { title: string; entries: Entry[] }): string[] {
  return [`## ${title}`, '', ...entries.map((entry) => `- [${entry.title}](docs/${entry.path}): ${entry.what}`), ''];
}

if (import.meta.main) writeFileSync(join(root, 'llms.txt'), llmsText());
