import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_COLOURS, HIGH_CONTRAST_COLOURS, SHAPES } from '../../src/theming/theme-tokens.js';
import { checkTheme, type ThemePreset } from '../../src/theming/index.js';

const src = join(import.meta.dirname, '../../src');
const tokensSheet = readFileSync(join(src, 'styles/tokens.css'), 'utf8');

/** The colours that the rule of that selector falls back to. */
function coloursIn(selector: string): Record<string, string> {
  const rule = tokensSheet.slice(tokensSheet.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries(
    [...rule.matchAll(/var\((--csk-color-[\w-]+), (.+)\);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const contrasts = (...given: Parameters<typeof checkTheme>) =>
  checkTheme(...given).map((finding) => (finding.kind === 'contrast' ? finding.where : finding.token));

describe('checkTheme', () => {
  it('knows the colours that the style sheet has', () => {
    expect(DEFAULT_COLOURS).toEqual(coloursIn('.csk-root'));
    expect(HIGH_CONTRAST_COLOURS).toEqual(coloursIn(':where([data-csk-theme="high-contrast"]) .csk-root'));
  });

  it('knows every token that a sheet of the kit reads', () => {
    const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.css') && !file.includes('themes'),
    );
    const read = sheets.flatMap((file) => readFileSync(join(src, file), 'utf8').match(/(?<=var\()--csk-[\w-]+/g) ?? []);
    expect([...new Set(read)].toSorted()).toEqual([...Object.keys(DEFAULT_COLOURS), ...Object.keys(SHAPES)].toSorted());
  });

  it.each(['light', 'dark', 'high-contrast'] satisfies ThemePreset[])('finds no fault in the %s look', (theme) => {
    expect(checkTheme({}, { theme })).toEqual([]);
  });

  it('finds an accent that is too pale, with what it is and what it should be', () => {
    const findings = checkTheme({ '--csk-color-accent': '#7fb2ff' }, { theme: 'light' });
    expect(findings).toContainEqual({
      kind: 'contrast',
      theme: 'light',
      colour: '--csk-color-accent-contrast',
      ground: '--csk-color-accent',
      where: 'the words of a button',
      ratio: 2.16,
      need: 4.5,
    });
    expect(contrasts({ '--csk-color-accent': '#7fb2ff' }, { theme: 'dark' })).toEqual([]);
  });

  it('looks at both looks unless one is named', () => {
    const findings = checkTheme({ '--csk-color-text': '#222' });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every((finding) => finding.kind === 'contrast' && finding.theme === 'dark')).toBe(true);
    expect(checkTheme({ '--csk-color-text': 'light-dark(#222, #eee)' })).toEqual([]);
  });

  it('finds the edge of a field, the ring of the focus and the bar of a file', () => {
    expect(contrasts({ '--csk-color-border-strong': '#ddd' }, { theme: 'light' })).toEqual([
      'the edge of a field',
      'the edge of a field',
    ]);
    expect(contrasts({ '--csk-color-focus': '#cde' }, { theme: 'light' })).toEqual([
      'the ring of the focus',
      'the ring of the focus',
    ]);
    expect(contrasts({ '--csk-color-accent': '#999' }, { theme: 'light' })).toContain('the progress of a file');
  });

  it('finds a status that cannot be read on its own tint, though it can on white', () => {
    const found = contrasts({ '--csk-color-negative': '#d92d3a' }, { theme: 'light' });
    expect(found).toContain('the status on its own tint');
    expect(found.filter((where) => where === 'words')).toEqual([]);
  });

  it('sees through a colour that is not solid', () => {
    expect(contrasts({ '--csk-color-text-muted': 'rgb(0 0 0 / 60%)' }, { theme: 'light' })).toEqual([]);
    expect(contrasts({ '--csk-color-text-muted': 'rgb(0 0 0 / 40%)' }, { theme: 'light' })).toContain('words');
  });

  it('names what it cannot read, and measures the rest as if it were not there', () => {
    const brand = { '--csk-color-accent': 'var(--brand)', '--csk-brand': 'red', '--csk-radius': 'round' } as Record<
      string,
      string
    >;
    expect(checkTheme(brand)).toEqual(
      ['--csk-color-accent', '--csk-brand', '--csk-radius'].map((token) => ({ kind: 'unreadable', token })),
    );
  });
});
