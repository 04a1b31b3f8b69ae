import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.replaceAll('\\', '/')}`),
];

const texts = new Map(pages.map((page) => [page, readFileSync(join(root, page), 'utf8')]));

/** Links stand outside of code. */
const withoutCode = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '`');

function linksOf(page: string): string[] {
  const found = withoutCode(texts.get(page) ?? '').matchAll(/\]\(([^()\s]+)\)/g);
  return [...found].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
}

/** The names of a page's places, as its readers on the web have them: headings, and anchors that are written out. */
function anchorsOf(page: string): Set<string> {
  const text = texts.get(page) ?? '';
  const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id));
  const seen = new Map<string, number>();
  for (const [, heading = ''] of text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} (.+)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${String(count)}`);
  }
  return anchors;
}

function faultOf(page: string, link: string): string | undefined {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : normalize(join(dirname(page), path)).replace(/\/$/, '');
  if (target.startsWith('..')) return `${page}: ${link} leaves the package`;
  if (!existsSync(join(root, target))) return `${page}: ${link} leads nowhere`;
  if (anchor === undefined || !texts.has(target)) return undefined;
  return anchorsOf(target).has(anchor) ? undefined : `${page}: ${link} has no such place`;
}

describe('the links of the pages', () => {
  it('lead somewhere, to the very heading', () => {
    const links = pages.flatMap((page) => linksOf(page).map((link) => ({ page, link })));
    expect(links.length).toBeGreaterThan(100);
    expect(links.map(({ page, link }) => faultOf(page, link)).filter(Boolean)).toEqual([]);
  });

  it('reach every page from the index', () => {
    const reached = new Set(['docs/README.md']);
    for (const page of reached) {
      for (const link of linksOf(page)) {
        const target = normalize(join(dirname(page), link.split('#')[0] ?? '')).replace(/\/$/, '');
        // A link to a folder leads to its list of files.
        const there = pages.filter((other) => other === target || dirname(other) === target);
        for (const other of there) reached.add(other);
      }
    }
    expect(pages.filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([]);
  });

  it('name every door in the index', () => {
    const index = texts.get('docs/README.md') ?? '';
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: Record<string, unknown> };
    const named = (door: string) =>
      index.includes(`\`${door.slice(1)}\``) ||
      (door.startsWith('./messages/') && index.includes('`/messages/<locale>`')) ||
      (door.startsWith('./server/connectors/') && index.includes(`api${door.slice(1)}.md`)) ||
      (door.startsWith('./themes/') && index.includes('`/themes/*.css`'));
    const doors = Object.keys(exports).filter((door) => door !== '.' && door !== './package.json');
    expect(doors.filter((door) => !named(door))).toEqual([]);
  });
});
