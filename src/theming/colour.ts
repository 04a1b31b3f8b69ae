/** A colour in sRGB: each part from 0 to 1, as it is written (not linear). */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

type Three = readonly [number, number, number];

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const written = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
const within = (part: number): number => Math.min(1, Math.max(0, part));

/** A colour of Oklab in sRGB; what a screen of sRGB cannot show is cut at its edge. */
export function fromOklab([lightness, a, b]: Three, alpha: number): Colour {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return {
    red: within(written(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)),
    green: within(written(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)),
    blue: within(written(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)),
    alpha: within(alpha),
  };
}

function toOklab({ red, green, blue }: Colour): Three {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

/** What `color-mix(in oklab, one, other share)` comes to; `space: 'srgb'` mixes there. */
export function mix(one: Colour, other: Colour, share: number, space: 'oklab' | 'srgb' = 'oklab'): Colour {
  const alpha = one.alpha * (1 - share) + other.alpha * share;
  const weight = alpha === 0 ? share : (other.alpha * share) / alpha;
  const between = (from: number, to: number): number => from * (1 - weight) + to * weight;
  if (space === 'srgb') {
    return {
      red: between(one.red, other.red),
      green: between(one.green, other.green),
      blue: between(one.blue, other.blue),
      alpha,
    };
  }
  const [from, to] = [toOklab(one), toOklab(other)];
  return fromOklab([between(from[0], to[0]), between(from[1], to[1]), between(from[2], to[2])], alpha);
}

/** What is seen where a colour lies over one that lets nothing through. */
export function over(top: Colour, ground: Colour): Colour {
  const between = (from: number, to: number): number => from * (1 - top.alpha) + to * top.alpha;
  return {
    red: between(ground.red, top.red),
    green: between(ground.green, top.green),
    blue: between(ground.blue, top.blue),
    alpha: 1,
  };
}

/** The contrast of two colours as WCAG 2.2 reckons it, from 1 to 21. The first may let the second through. */
export function contrastOf(colour: Colour, ground: Colour): number {
  const [light = 0, dark = 0] = [luminance(over(colour, ground)), luminance(ground)].toSorted((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

function luminance({ red, green, blue }: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
