import { readColour } from './read-colour.js';
import { DEFAULT_COLOURS, SHAPES, type ThemeTokens } from './theme-tokens.js';

/** The names of the tokens that are none of the kit's, or whose values are not of their kind in both colour schemes. */
export function tokenFaults(tokens: ThemeTokens): string[] {
  return Object.entries(tokens)
    .filter(([token, value]) => !isOfItsKind(token, value))
    .map(([token]) => token);
}

function isOfItsKind(token: string, value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 400) return false;
  if (Object.hasOwn(DEFAULT_COLOURS, token))
    return readColour(value, 'light') !== undefined && readColour(value, 'dark') !== undefined;
  const shape = Object.entries(SHAPES).find(([name]) => name === token)?.[1];
  return shape?.test(value.trim()) === true && callsOnlyColours(value);
}

const CALLED = /^(?:calc|rgba?|hsla?|oklch|oklab|light-dark|color-mix|)$/i;

/** True where each bracket is closed again and belongs to a colour or a sum. */
function callsOnlyColours(value: string): boolean {
  let depth = 0;
  for (const [, called = '', bracket] of value.matchAll(/([\w-]*)([()])/g)) {
    depth += bracket === '(' ? 1 : -1;
    if (depth < 0 || (bracket === '(' && !CALLED.test(called))) return false;
  }
  return depth === 0;
}
