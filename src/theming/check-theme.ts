import { type Colour, contrastOf, mix, over } from './colour.js';
import { COLOUR_PAIRS, type ColourName, type ColourPair } from './colour-pairs.js';
import { type ColourScheme, readColour } from './read-colour.js';
import { tokenFaults } from './token-faults.js';
import { DEFAULT_COLOURS, HIGH_CONTRAST_COLOURS, type ThemePreset, type ThemeToken, type ThemeTokens } from './theme-tokens.js';

/** Something in a theme that people, or the page, could not read. */
export type ThemeFinding = ContrastFinding | UnreadableFinding;

/** Two colours that meet on the page and are too much alike. */
export interface ContrastFinding {
  readonly kind: 'contrast';
  /** The look it was found in. */
  readonly theme: ThemePreset;
  /** What the colours are made of: a token, or tokens with the share mixed in. */
  readonly colour: string;
  readonly ground: string;
  /** Where the two meet, in English. */
  readonly where: string;
  /** From 1 to 21, cut to two digits, so that it never looks better than it is. */
  readonly ratio: number;
  /** What WCAG 2.2 AA asks for here. */
  readonly need: 3 | 4.5;
}

/** A token whose name or value the kit does not take. Colours that name a `var()` are among them: pass what it comes to. */
export interface UnreadableFinding {
  readonly kind: 'unreadable';
  readonly token: string;
}

/** Settings of `checkTheme`. */
export interface CheckThemeOptions {
  /** The look that the tokens are laid over; light and dark unless said. */
  theme?: ThemePreset | undefined;
}

/**
 * Measures the contrast of every two colours that meet on the page under these tokens, in the light and in the dark look.
 * Empty where all reach WCAG 2.2 AA. Meant for tests and for development; it knows nothing of a page.
 *
 * @example
 * ```ts
 * import { checkTheme } from 'customer-status-kit/theming';
 *
 * const findings = checkTheme({ '--csk-color-accent': 'light-dark(#7a1f5c, #f2a7d6)', '--csk-radius': '2px' });
 * for (const finding of findings) {
 *   if (finding.kind === 'contrast') console.warn(`${finding.where}: ${finding.ratio} of ${finding.need}`);
 * }
 * ```
 */
export function checkTheme(tokens: ThemeTokens, options: CheckThemeOptions = {}): ThemeFinding[] {
  const themes: readonly ThemePreset[] = options.theme === undefined ? ['light', 'dark'] : [options.theme];
  const faults = tokenFaults(tokens);
  const unreadable = faults.map((token): UnreadableFinding => ({ kind: 'unreadable', token }));
  const readable = Object.fromEntries(Object.entries(tokens).filter(([token]) => !faults.includes(token)));
  return [...unreadable, ...themes.flatMap((theme) => contrastFindings(readable, theme))];
}

function contrastFindings(tokens: ThemeTokens, theme: ThemePreset): ContrastFinding[] {
  const palette = paletteOf(tokens, theme);
  return COLOUR_PAIRS.flatMap((pair) => {
    const surface = over(palette.surface, CANVAS[schemeOf(theme)]);
    const ground = over(blended(palette, pair.ground, pair.tint), surface);
    const colour = blended(palette, pair.colour, pair.shade);
    const ratio = Math.floor(contrastOf(colour, ground) * 100) / 100;
    if (ratio >= pair.need) return [];
    const { need, where } = pair;
    return [
      {
        kind: 'contrast',
        theme,
        colour: named(pair.colour, pair.shade),
        ground: named(pair.ground, pair.tint),
        where,
        ratio,
        need,
      },
    ];
  });
}

type Palette = Readonly<Record<ColourName, Colour>>;

/** What shows through where a host's surface is not solid. */
const CANVAS: Readonly<Record<ColourScheme, Colour>> = {
  light: { red: 1, green: 1, blue: 1, alpha: 1 },
  dark: { red: 0.07, green: 0.07, blue: 0.07, alpha: 1 },
};

const schemeOf = (theme: ThemePreset): ColourScheme => (theme === 'dark' ? 'dark' : 'light');

function paletteOf(tokens: ThemeTokens, theme: ThemePreset): Palette {
  const defaults: ThemeTokens = theme === 'high-contrast' ? { ...DEFAULT_COLOURS, ...HIGH_CONTRAST_COLOURS } : DEFAULT_COLOURS;
  const read = (text: string): Colour => readColour(text, schemeOf(theme)) ?? CANVAS[schemeOf(theme)];
  const colour = (name: ColourName): Colour => {
    const token: ThemeToken = `--csk-color-${name === 'danger-contrast' ? 'text' : name}`;
    return read(tokens[token] ?? defaults[token] ?? '');
  };
  return {
    accent: colour('accent'),
    'accent-contrast': colour('accent-contrast'),
    surface: colour('surface'),
    'surface-raised': colour('surface-raised'),
    text: colour('text'),
    'text-muted': colour('text-muted'),
    'border-strong': colour('border-strong'),
    positive: colour('positive'),
    caution: colour('caution'),
    negative: colour('negative'),
    info: colour('info'),
    focus: colour(tokens['--csk-color-focus'] === undefined ? 'accent' : 'focus'),
    'danger-contrast': read('light-dark(oklch(1 0 0), oklch(0.2 0.03 25))'),
  };
}

function blended(palette: Palette, name: ColourName, share: ColourPair['tint']): Colour {
  return share === undefined ? palette[name] : mix(palette[name], palette[share[0]], share[1]);
}

function named(name: ColourName, share: ColourPair['tint']): string {
  const token = name === 'danger-contrast' ? 'the kit’s own' : `--csk-color-${name}`;
  return share === undefined ? token : `${token} with ${Math.round(share[1] * 100)}% of --csk-color-${share[0]}`;
}
