import { tokenFaults } from './token-faults.js';
import type { ThemeTokens } from './theme-tokens.js';

/**
 * Writes tokens as one rule of a style sheet. What is not a token with a value of its kind is left out, so that values from
 * outside can break out of no declaration and fetch nothing; `checkTheme` names what was left out.
 *
 * @example
 * ```ts
 * import { themeCss } from 'customer-status-kit/theming';
 *
 * const css = themeCss({ '--csk-color-accent': '#7a1f5c', '--csk-radius': '2px' }, '.my-brand');
 * ```
 */
export function themeCss(tokens: ThemeTokens, selector = ':root'): string {
  const lines = readable(tokens).map(([token, value]) => `  ${token}: ${value};\n`);
  return `${selector} {\n${lines.join('')}}\n`;
}

/** The part of an element that `applyTheme` needs. */
export interface ThemedElement {
  readonly style: Pick<CSSStyleDeclaration, 'setProperty' | 'removeProperty'>;
}

/**
 * Sets tokens on an element with the page's own means, which a strict policy lets through; answers how to take them away
 * again. What is not a token with a value of its kind is left out.
 *
 * @example
 * ```ts
 * import { applyTheme } from 'customer-status-kit/theming';
 *
 * declare const brand: Record<string, string>;
 *
 * const remove = applyTheme(document.documentElement, brand);
 * ```
 */
export function applyTheme(element: ThemedElement, tokens: ThemeTokens): () => void {
  const set = readable(tokens);
  for (const [token, value] of set) element.style.setProperty(token, value);
  return () => {
    for (const [token] of set) element.style.removeProperty(token);
  };
}

function readable(tokens: ThemeTokens): [string, string][] {
  const faults = tokenFaults(tokens);
  return Object.entries(tokens).filter(([token]) => !faults.includes(token));
}
