/** The tokens that are colours. */
export type ColourToken = `--csk-color-${
  | 'accent'
  | 'accent-contrast'
  | 'surface'
  | 'surface-raised'
  | 'text'
  | 'text-muted'
  | 'border'
  | 'border-strong'
  | 'positive'
  | 'caution'
  | 'negative'
  | 'info'
  | 'focus'}`;

/** The tokens that are measures, faces and times. */
export type ShapeToken = `--csk-${
  | 'font-family'
  | 'font-size'
  | 'font-weight-strong'
  | 'line-height'
  | 'space'
  | 'radius'
  | 'radius-control'
  | 'border-width'
  | 'focus-width'
  | 'shadow'
  | 'shadow-dialog'
  | 'duration'
  | 'target-size'
  | 'max-width'
  | 'panel-max-width'
  | 'z-index'}`;

/** Every custom property that a host may set. */
export type ThemeToken = ColourToken | ShapeToken;

/** The tokens of a theme; what is not named stays as the kit has it. */
export type ThemeTokens = Readonly<Partial<Record<ThemeToken, string>>>;

/** The looks that come with the kit. */
export type ThemePreset = 'light' | 'dark' | 'high-contrast';

/** What each colour is unless a host sets it, in the light and the dark look. */
export const DEFAULT_COLOURS: Readonly<Record<ColourToken, string>> = {
  '--csk-color-accent': 'light-dark(oklch(0.45 0.13 258), oklch(0.8 0.1 255))',
  '--csk-color-accent-contrast': 'light-dark(oklch(1 0 0), oklch(0.2 0.03 258))',
  '--csk-color-surface': 'light-dark(oklch(1 0 0), oklch(0.21 0.015 258))',
  '--csk-color-surface-raised': 'light-dark(oklch(0.982 0.004 258), oklch(0.255 0.017 258))',
  '--csk-color-text': 'light-dark(oklch(0.25 0.03 258), oklch(0.95 0.006 258))',
  '--csk-color-text-muted': 'light-dark(oklch(0.46 0.025 258), oklch(0.78 0.015 258))',
  '--csk-color-border': 'light-dark(oklch(0.905 0.009 258), oklch(0.36 0.018 258))',
  '--csk-color-border-strong': 'light-dark(oklch(0.6 0.02 258), oklch(0.62 0.02 258))',
  '--csk-color-positive': 'light-dark(oklch(0.44 0.1 155), oklch(0.82 0.13 155))',
  '--csk-color-caution': 'light-dark(oklch(0.47 0.1 65), oklch(0.84 0.13 80))',
  '--csk-color-negative': 'light-dark(oklch(0.47 0.17 25), oklch(0.8 0.12 22))',
  '--csk-color-info': 'light-dark(oklch(0.45 0.12 250), oklch(0.81 0.1 245))',
  '--csk-color-focus': 'var(--_csk-accent)',
};

/** What each colour is in the high contrast look, where that differs. */
export const HIGH_CONTRAST_COLOURS: ThemeTokens = {
  '--csk-color-surface': 'oklch(1 0 0)',
  '--csk-color-surface-raised': 'oklch(1 0 0)',
  '--csk-color-text': 'oklch(0 0 0)',
  '--csk-color-text-muted': 'oklch(0.2 0 0)',
  '--csk-color-border': 'oklch(0 0 0)',
  '--csk-color-border-strong': 'oklch(0 0 0)',
  '--csk-color-accent': 'oklch(0.32 0.18 262)',
  '--csk-color-positive': 'oklch(0.33 0.09 155)',
  '--csk-color-caution': 'oklch(0.35 0.09 65)',
  '--csk-color-negative': 'oklch(0.36 0.15 25)',
  '--csk-color-info': 'oklch(0.32 0.14 255)',
};

const LENGTH = /^(?:0|\d*\.?\d+(?:px|rem|em|ch|lh|rlh|cqi|vi)|calc\([\d.\s()+*/a-z-]+\))$/i;
const WIDTH = /^(?:none|\d*\.?\d+(?:px|rem|em|ch|%))$/;
const SHADOW = /^(?:none|[\d.\s,/%()a-z#-]+)$/i;

/** How the value of each other token has to be written: no sheet, address or second declaration fits in. */
export const SHAPES: Readonly<Record<ShapeToken, RegExp>> = {
  // No space may be read in two ways: a value that fits only almost would keep the page busy for ever.
  '--csk-font-family':
    /^(?:[\p{L}\p{N}_-]+(?: +[\p{L}\p{N}_-]+)*|"[\p{L}\p{N}_ .-]+"|'[\p{L}\p{N}_ .-]+')(?:\s*,\s*(?:[\p{L}\p{N}_-]+(?: +[\p{L}\p{N}_-]+)*|"[\p{L}\p{N}_ .-]+"|'[\p{L}\p{N}_ .-]+'))*$/u,
  '--csk-font-size': LENGTH,
  '--csk-font-weight-strong': /^(?:bold|bolder|normal|[1-9]\d{0,2}|1000)$/,
  '--csk-line-height': /^\d*\.?\d+$/,
  '--csk-space': LENGTH,
  '--csk-radius': LENGTH,
  '--csk-radius-control': LENGTH,
  '--csk-border-width': LENGTH,
  '--csk-focus-width': LENGTH,
  '--csk-shadow': SHADOW,
  '--csk-shadow-dialog': SHADOW,
  '--csk-duration': /^\d*\.?\d+m?s$/,
  '--csk-target-size': LENGTH,
  '--csk-max-width': WIDTH,
  '--csk-panel-max-width': WIDTH,
  '--csk-z-index': /^-?\d+$/,
};
