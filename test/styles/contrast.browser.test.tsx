import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

const TEXT = ['text', 'text-muted', 'accent', 'positive', 'caution', 'negative', 'info'];
const SURFACES = ['surface', 'surface-raised'];

/** The colour of a CSS value as the browser paints it. */
function paint(value: string, root: Element): [number, number, number] {
  const probe = document.createElement('span');
  probe.style.backgroundColor = value;
  root.append(probe);
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (canvas === null) throw new Error('no canvas');
  canvas.fillStyle = getComputedStyle(probe).backgroundColor;
  canvas.fillRect(0, 0, 1, 1);
  probe.remove();
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function luminance(colour: [number, number, number]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: [number, number, number], other: [number, number, number]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function themed(theme: string): Element {
  render(
    <div data-csk-theme={theme}>
      <div className="csk-root" />
    </div>,
  );
  const root = document.querySelector('.csk-root');
  if (root === null) throw new Error('nothing rendered');
  return root;
}

describe.each(['light', 'dark', 'high-contrast'])('the colours of the %s theme', (theme) => {
  it.each(TEXT.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)))(
    'let %s be read on %s',
    (text, surface) => {
      const root = themed(theme);
      const ratio = contrast(paint(`var(--_csk-${text})`, root), paint(`var(--_csk-${surface})`, root));
      expect(ratio).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['positive', 'caution', 'negative', 'info', 'neutral'])('let %s be read on its own soft ground', (tone) => {
    const root = themed(theme);
    const ground = `color-mix(in oklab, var(--_csk-surface), var(--_csk-${tone}) 9%)`;
    expect(contrast(paint(`var(--_csk-${tone})`, root), paint(ground, root))).toBeGreaterThanOrEqual(4.5);
  });

  it('let the words of a button be read', () => {
    const root = themed(theme);
    const ratio = contrast(paint('var(--_csk-accent-contrast)', root), paint('var(--_csk-accent)', root));
    expect(ratio).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['border-strong', 'focus'])('set %s off from what is around it', (line) => {
    const root = themed(theme);
    for (const surface of SURFACES) {
      expect(contrast(paint(`var(--_csk-${line})`, root), paint(`var(--_csk-${surface})`, root))).toBeGreaterThanOrEqual(3);
    }
  });
});

it('a host colours one instance by setting a token on any ancestor', () => {
  render(
    <div style={{ ['--csk-color-accent' as string]: 'rgb(120, 0, 90)' }}>
      <div className="csk-root">
        <button type="button" className="csk-button">
          go
        </button>
      </div>
    </div>,
  );
  const button = document.querySelector('.csk-button');
  expect(button && getComputedStyle(button).backgroundColor).toBe('rgb(120, 0, 90)');
});
