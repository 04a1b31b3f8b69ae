import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CustomerStatusPanel, preloadCustomerStatusPanel } from '../../src/drop-ins/customer-status-panel/index.js';
import { checkTheme } from '../../src/theming/index.js';
import { DEFAULT_COLOURS } from '../../src/theming/theme-tokens.js';
import { HOST_SYSTEMS, type HostSystem, putOn } from '../../stories/hosts/host-sheets.js';
import { openPage } from '../drop-ins/scenario-page.js';
import { paintedColour } from './painted-colour.js';

beforeAll(preloadCustomerStatusPanel);

const page = document.documentElement;
const takenOff: (() => void)[] = [];

afterEach(() => {
  cleanup();
  for (const takeOff of takenOff.splice(0)) takeOff();
  page.removeAttribute('class');
  page.removeAttribute('data-bs-theme');
});

async function openIn(system: HostSystem, isDark: boolean): Promise<Element> {
  takenOff.push(putOn(await system.sheet()), putOn(system.bridge));
  system.setDark(page, isDark);
  openPage(<CustomerStatusPanel />, { scenario: 'request_for_information' });
  await screen.findAllByRole('heading');
  const root = document.querySelector('.csk-root');
  if (root === null) throw new Error('nothing of the kit on the page');
  return root;
}

/** The colours of the kit as they are painted there. */
const coloursAt = (root: Element): Record<string, string> =>
  Object.fromEntries(
    Object.keys(DEFAULT_COLOURS).map((token) => [token, paintedColour(`var(${token.replace('--csk-color', '--_csk')})`, root)]),
  );

/** The variables that a host changes for a brand of its own, and where that must be seen. */
const BRAND: Record<HostSystem['name'], Record<'accent' | 'surface' | 'text', string>> = {
  shadcn: { accent: '--primary', surface: '--card', text: '--card-foreground' },
  tailwind: { accent: '--color-blue-700', surface: '--color-white', text: '--color-gray-900' },
  mui: {
    accent: '--mui-palette-primary-main',
    surface: '--mui-palette-background-paper',
    text: '--mui-palette-text-primary',
  },
  chakra: { accent: '--chakra-colors-color-palette-solid', surface: '--chakra-colors-bg-panel', text: '--chakra-colors-fg' },
  bootstrap: { accent: '--bs-link-color', surface: '--bs-body-bg', text: '--bs-body-color' },
};

const paint = (selector: string, property: 'color' | 'backgroundColor'): string => {
  const element = document.querySelector(selector);
  return element === null ? `no ${selector}` : getComputedStyle(element)[property];
};

describe.each(HOST_SYSTEMS)('the bridge to $name', (system) => {
  it.each([false, true])('takes its colours, all of which can be read (dark: %s)', async (isDark) => {
    const root = await openIn(system, isDark);
    const colours = coloursAt(root);
    expect(checkTheme(colours, { theme: isDark ? 'dark' : 'light' })).toEqual([]);
    const [, red = '', , , alpha] = /rgb\((\d+) (\d+) (\d+) \/ (.+)\)/.exec(colours['--csk-color-surface'] ?? '') ?? [];
    expect(alpha).toBe('1');
    expect(Number(red) > 128).toBe(!isDark);
    expect(getComputedStyle(root).colorScheme).toBe(isDark ? 'dark' : system.name === 'mui' ? 'light' : 'normal');
  });

  it('follows accent, surface and text of a brand', async () => {
    await openIn(system, false);
    const { accent, surface, text } = BRAND[system.name];
    page.style.setProperty(accent, 'rgb(90, 20, 120)');
    page.style.setProperty(surface, 'rgb(255, 250, 240)');
    page.style.setProperty(text, 'rgb(40, 10, 10)');
    page.style.setProperty('--csk-duration', '0ms');
    takenOff.push(() => page.removeAttribute('style'));
    expect(paint('.csk-button:not([data-variant]):not(:disabled)', 'backgroundColor')).toBe('rgb(90, 20, 120)');
    expect(paint('.csk-card', 'backgroundColor')).toBe('rgb(255, 250, 240)');
    expect(paint('.csk-heading', 'color')).toBe('rgb(40, 10, 10)');
  });

  it('gives way to a token of the host', async () => {
    takenOff.push(putOn(':root { --csk-color-accent: rgb(1, 2, 3); --csk-duration: 0ms }'));
    await openIn(system, false);
    expect(paint('.csk-button:not([data-variant]):not(:disabled)', 'backgroundColor')).toBe('rgb(1, 2, 3)');
  });

  it('names only the tokens of the kit', () => {
    const declared = [...system.bridge.matchAll(/^\s*([\w-]+):/gm)].map(([, name]) => name);
    expect(declared.filter((name) => name !== 'color-scheme' && name?.startsWith('--csk-') !== true)).toEqual([]);
  });
});
