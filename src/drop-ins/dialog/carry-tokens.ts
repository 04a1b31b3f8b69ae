/** What a host may set on any ancestor of the kit, besides what language, direction and theme say. */
const CARRIED = [
  ...['accent', 'accent-contrast', 'surface', 'surface-raised', 'text', 'text-muted', 'border', 'border-strong'].map(colour),
  ...['positive', 'caution', 'negative', 'info', 'focus'].map(colour),
  ...['font-family', 'font-size', 'font-weight-strong', 'line-height', 'space', 'radius', 'radius-control'].map(token),
  ...['border-width', 'focus-width', 'shadow', 'shadow-dialog', 'duration', 'target-size', 'max-width', 'z-index'].map(token),
  'color-scheme',
];

/**
 * Gives an element at the end of the page the tokens and the colour scheme that hold where it came from, as far as they
 * differ. Where the host has set them for the whole page, nothing is set.
 */
export function carryTokens(from: Element, to: HTMLElement): void {
  const [here, there] = [getComputedStyle(from), getComputedStyle(to)];
  for (const name of CARRIED) {
    const value = here.getPropertyValue(name);
    if (value !== there.getPropertyValue(name)) to.style.setProperty(name, value);
  }
}

function colour(name: string): string {
  return token(`color-${name}`);
}

function token(name: string): string {
  return `--csk-${name}`;
}
