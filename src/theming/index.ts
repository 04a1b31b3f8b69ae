export {
  checkTheme,
  type CheckThemeOptions,
  type ContrastFinding,
  type ThemeFinding,
  type UnreadableFinding,
} from './check-theme.js';
export { applyTheme, themeCss, type ThemedElement } from './theme-css.js';
export type { ColourToken, ShapeToken, ThemePreset, ThemeToken, ThemeTokens } from './theme-tokens.js';
