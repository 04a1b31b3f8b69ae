import { type Colour, fromOklab, mix } from './colour.js';

/** The two ways a page can be lit. */
export type ColourScheme = 'light' | 'dark';

/**
 * Reads a colour of CSS as a page of that scheme paints it: hex, `rgb()`, `hsl()`, `oklch()`, `oklab()`, `color(srgb …)`,
 * `light-dark()`, `color-mix()` in Oklab or sRGB, and the most usual names. Nothing for all else, such as `var()`, whose
 * value only the page knows.
 */
export function readColour(text: string, scheme: ColourScheme): Colour | undefined {
  const value = text.trim().toLowerCase();
  if (value.startsWith('#')) return readHex(value.slice(1));
  const name = /^([a-z-]+)\((.*)\)$/s.exec(value);
  if (name === null) return NAMED[value] === undefined ? undefined : readHex(NAMED[value]);
  const [, called = '', inside = ''] = name;
  const args = splitArguments(inside);
  if (args === undefined) return undefined;
  if (called === 'light-dark') return args.length === 2 ? readColour(args[scheme === 'light' ? 0 : 1] ?? '', scheme) : undefined;
  if (called === 'color-mix') return readMix(args, scheme);
  return READERS.get(called)?.(inside);
}

const NAMED: Readonly<Record<string, string>> = {
  transparent: '00000000',
  black: '000000',
  white: 'ffffff',
  gray: '808080',
  grey: '808080',
  silver: 'c0c0c0',
  red: 'ff0000',
  maroon: '800000',
  yellow: 'ffff00',
  olive: '808000',
  lime: '00ff00',
  green: '008000',
  aqua: '00ffff',
  teal: '008080',
  blue: '0000ff',
  navy: '000080',
  fuchsia: 'ff00ff',
  purple: '800080',
  orange: 'ffa500',
  rebeccapurple: '663399',
};

function readHex(digits: string): Colour | undefined {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.test(digits)) return undefined;
  const long = digits.length < 5 ? digits.replaceAll(/./g, '$&$&') : digits;
  const part = (start: number): number => Number.parseInt(long.slice(start, start + 2) || 'ff', 16) / 255;
  return { red: part(0), green: part(2), blue: part(4), alpha: part(6) };
}

/** What stands between the commas that are in no brackets; nothing where the brackets do not match. */
function splitArguments(inside: string): string[] | undefined {
  const found: string[] = [];
  let [depth, start] = [0, 0];
  for (let index = 0; index < inside.length; index += 1) {
    const sign = inside[index];
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth < 0) return undefined;
    if (sign === ',' && depth === 0) {
      found.push(inside.slice(start, index).trim());
      start = index + 1;
    }
  }
  return depth === 0 ? [...found, inside.slice(start).trim()] : undefined;
}

/** The three parts and the alpha of a colour function, in the old writing with commas and in the new one. */
function readParts(inside: string): string[] | undefined {
  const parts = inside
    .trim()
    .split(/\s*[,/]\s*|\s+/)
    .filter((part) => part !== '');
  if (parts.length === 3) parts.push('1');
  return parts.length === 4 && parts.every((part) => NUMBER.test(part)) ? parts : undefined;
}

const NUMBER = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:%|deg|turn|rad|grad)?|none)$/;

/** A number, or the share of `whole` that a percentage is. */
const amount = (part = 'none', whole = 1): number =>
  part === 'none' ? 0 : Number.parseFloat(part) * (part.endsWith('%') ? whole / 100 : 1);

const TURNS: readonly (readonly [string, number])[] = [
  ['turn', 360],
  ['grad', 0.9],
  ['rad', 180 / Math.PI],
];

function degrees(part = 'none'): number {
  const unit = TURNS.find(([name]) => part.endsWith(name));
  return amount(part) * (unit?.[1] ?? 1);
}

function readRgb(inside: string, whole = 255): Colour | undefined {
  const parts = readParts(inside);
  if (parts === undefined) return undefined;
  const [red, green, blue] = parts.map((part) => Math.min(1, Math.max(0, amount(part, whole) / whole)));
  return { red: red ?? 0, green: green ?? 0, blue: blue ?? 0, alpha: amount(parts[3]) };
}

function readHsl(inside: string): Colour | undefined {
  const parts = readParts(inside);
  if (parts === undefined) return undefined;
  const hue = degrees(parts[0]);
  const [strength, light] = [Number.parseFloat(parts[1] ?? '') / 100, Number.parseFloat(parts[2] ?? '') / 100];
  const part = (offset: number): number => {
    const place = (((offset + hue / 30) % 12) + 12) % 12;
    return light - strength * Math.min(light, 1 - light) * Math.max(-1, Math.min(place - 3, 9 - place, 1));
  };
  return { red: part(0), green: part(8), blue: part(4), alpha: amount(parts[3]) };
}

function readOklch(inside: string): Colour | undefined {
  const parts = readParts(inside);
  if (parts === undefined) return undefined;
  const [chroma, hue] = [amount(parts[1], 0.4), (degrees(parts[2]) * Math.PI) / 180];
  return fromOklab([amount(parts[0]), chroma * Math.cos(hue), chroma * Math.sin(hue)], amount(parts[3]));
}

function readOklab(inside: string): Colour | undefined {
  const parts = readParts(inside);
  if (parts === undefined) return undefined;
  return fromOklab([amount(parts[0]), amount(parts[1], 0.4), amount(parts[2], 0.4)], amount(parts[3]));
}

const READERS: ReadonlyMap<string, (inside: string) => Colour | undefined> = new Map([
  ['rgb', readRgb],
  ['rgba', readRgb],
  ['hsl', readHsl],
  ['hsla', readHsl],
  ['oklch', readOklch],
  ['oklab', readOklab],
  ['color', (inside: string) => (/^\s*srgb\s/.test(inside) ? readRgb(inside.replace(/^\s*srgb/, ''), 1) : undefined)],
]);

function readMix([space = '', ...colours]: readonly string[], scheme: ColourScheme): Colour | undefined {
  const into = /^in (oklab|srgb)$/.exec(space)?.[1];
  const [one, other] = colours.map((text) => {
    const share = / ([\d.]+)%$/.exec(text);
    return { colour: readColour(text.replace(/ [\d.]+%$/, ''), scheme), share: share && Number(share[1]) / 100 };
  });
  if (into === undefined || colours.length !== 2 || !one?.colour || !other?.colour) return undefined;
  const share = other.share ?? (one.share === null ? 0.5 : 1 - one.share);
  return mix(one.colour, other.colour, share, into === 'srgb' ? 'srgb' : 'oklab');
}
