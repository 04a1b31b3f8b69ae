import { assert, constantFrom, oneof, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTheme, checkTheme, themeCss, type ThemeTokens } from '../../src/theming/index.js';
import { DEFAULT_COLOURS, SHAPES } from '../../src/theming/theme-tokens.js';

const GOOD: ThemeTokens = {
  '--csk-color-accent': 'light-dark(oklch(0.45 0.13 258), #9cf)',
  '--csk-font-family': '"Inter Variable", system-ui, sans-serif',
  '--csk-space': 'calc(0.25rem * 2)',
  '--csk-shadow': '0 1px 2px rgb(0 0 0 / 10%)',
  '--csk-z-index': '40',
};

const HOSTILE = [
  'red;} *{display:none',
  'url(//attacker.example/x)',
  'expression(alert(1))',
  'image-set("//attacker.example/x" 1x)',
  'red !important',
  '</style><script>alert(1)</script>',
  'var(--secret)',
  'attr(value)',
  '(',
  'calc(1px',
  '\\75rl(//attacker.example)',
  'red/*',
  '@import "//attacker.example"',
  '"a"; --x: "b"',
  'constructor(url(//attacker.example/x))',
  `${'a , '.repeat(90)}!`,
];

const TOKENS = [...Object.keys(DEFAULT_COLOURS), ...Object.keys(SHAPES)];

describe('themeCss', () => {
  it('writes tokens as one rule', () => {
    expect(themeCss({ '--csk-color-accent': '#7a1f5c', '--csk-radius': '2px' }, '.brand')).toBe(
      '.brand {\n  --csk-color-accent: #7a1f5c;\n  --csk-radius: 2px;\n}\n',
    );
    expect(Object.values(GOOD).filter((value) => !themeCss(GOOD).includes(value))).toEqual([]);
  });

  it.each(['Inter', 'system-ui, sans-serif', '"Noto Sans", Segoe UI ,Arial', "'Ubuntu Sans'  ,  游ゴシック"])(
    'takes the names of faces as they are written: %s',
    (value) => expect(themeCss({ '--csk-font-family': value })).toContain(value),
  );

  it.each(HOSTILE)('lets no token be %s', (value) => {
    for (const token of TOKENS) {
      expect(themeCss({ [token]: value })).toBe(':root {\n}\n');
      expect(checkTheme({ [token]: value })).toContainEqual({ kind: 'unreadable', token });
    }
  });

  it('takes no name for a token that is none', () => {
    expect(themeCss(Object.fromEntries(['constructor', 'toString', '--csk-color-brand'].map((name) => [name, 'red'])))).toBe(
      ':root {\n}\n',
    );
  });

  it('writes only what stays in its own declaration, whatever comes', () => {
    const token = constantFrom(...TOKENS);
    const value = oneof(string(), constantFrom(...HOSTILE), stringMatching(/^[a-z(){};:/*"'#0-9, ]{0,40}$/));
    assert(
      property(token, value, (name, text) => {
        const inside = themeCss({ [name]: text }).slice(':root {\n'.length, -'}\n'.length);
        if (inside !== '') expect(inside).toMatch(/^ {2}--csk-[\w-]+: [^;{}<>\\@!]+;\n$/);
        expect(inside.split('(')).toHaveLength(inside.split(')').length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('applyTheme', () => {
  it('sets what is a token, and takes it away again', () => {
    const set = new Map<string, string>();
    const style = {
      setProperty: (name: string, value: string | null) => void set.set(name, value ?? ''),
      removeProperty: (name: string) => (set.delete(name) ? '' : ''),
    };
    const remove = applyTheme({ style }, { ...GOOD, '--csk-radius': 'url(x)' });
    expect(Object.fromEntries(set)).toEqual(GOOD);
    remove();
    expect(set.size).toBe(0);
  });
});
