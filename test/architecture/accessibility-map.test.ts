import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The success criteria of WCAG 2.2, levels A and AA. */
const CRITERIA = {
  A: '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2',
  AA: '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3',
};

describe.each(['docs/accessibility.md', 'docs/security.md'])('%s', (page) => {
  it('names only tests that are there', () => {
    const named = [...readFileSync(join(root, page), 'utf8').matchAll(/`(test\/[^`]+\.(?:tsx?|txt))`/g)].map(
      ([, path]) => path ?? '',
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('the map of criteria', () => {
  it('has every criterion of WCAG 2.2, levels A and AA, once and with its level', () => {
    const text = readFileSync(join(root, 'docs/accessibility.md'), 'utf8');
    const rows = [...text.matchAll(/^\| (\d\.\d\.\d+) [^|]+\| (A{1,2}) \|/gm)].map(([, number, level]) => `${level} ${number}`);
    const all = Object.entries(CRITERIA).flatMap(([level, numbers]) => numbers.split(' ').map((number) => `${level} ${number}`));
    expect(rows.toSorted()).toEqual(all.toSorted());
    expect(all).toHaveLength(55);
  });
});
