import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CustomerStatusPanel, preloadCustomerStatusPanel } from '../../src/drop-ins/customer-status-panel/index.js';
import { HOST_PAGES } from '../../stories/hosts/host-pages.js';
import { putOn } from '../../stories/hosts/host-sheets.js';
import { openPage } from '../drop-ins/scenario-page.js';

beforeAll(preloadCustomerStatusPanel);

/** What a person sees of an element that holds no drawing. */
const SEEN = [
  'display',
  'position',
  'visibility',
  'color',
  'background-color',
  'font-size',
  'font-weight',
  'font-style',
  'line-height',
  'text-align',
  'text-transform',
  'text-decoration-line',
  'float',
  'padding',
  'margin',
  'border-width',
  'border-radius',
  'opacity',
  'list-style-type',
];

/** The same face and the same measures on each page, and the outermost box placed by the host, as it is the host's to place. */
const HOST = `
  html, body, body > div { display: block; float: none; margin: 0; padding: 0; border: 0; }
  html { font: 16px/24px sans-serif; letter-spacing: normal; }
  body, .csk-scope { font: inherit; letter-spacing: normal; }
  body { inline-size: 40rem; }
  .csk-scope > .csk-root { margin: 0; padding: 0; border: 0; }
  :root { --csk-duration: 0ms; }
`;

const takenOff: (() => void)[] = [];

/** Puts a page's sheet below the kit's, and the host's own few words above it, whose tokens are those of no bridge. */
const wear = (css: string) => takenOff.push(putOn(HOST), putOn(css.replaceAll(/--csk-[\w-]+:[^;]+;/g, '')));
const undress = () => {
  for (const takeOff of takenOff.splice(0)) takeOff();
};

afterEach(() => {
  cleanup();
  undress();
});

/** Every element of the kit with what is seen of it, by its place. The inside of a list of choices is the browser's own. */
function seen(): Record<string, string> {
  const elements = [...document.querySelectorAll('.csk-root, .csk-root *')].filter(
    (element) => element.closest('svg') === null && !(element instanceof HTMLOptionElement),
  );
  return Object.fromEntries(
    elements.map((element, index) => {
      const style = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const said = SEEN.map((property) => `${property}: ${style.getPropertyValue(property)}`);
      return [
        `${index} ${element.tagName} ${element.className}`,
        [`${Math.round(width)} × ${Math.round(height)}`, ...said].join('; '),
      ];
    }),
  );
}

async function openPanel(scenario: 'request_for_information' | 'active', direction: 'ltr' | 'rtl' = 'ltr') {
  openPage(<CustomerStatusPanel />, { scenario }, { direction });
  await screen.findAllByRole('heading');
  await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
}

describe('the panel looks the same as on a plain page', () => {
  it.each(HOST_PAGES)('with $name', async ({ sheet }) => {
    const css = await sheet();
    for (const scenario of ['request_for_information', 'active'] as const) {
      await openPanel(scenario);
      wear('');
      const plain = seen();
      undress();
      wear(css);
      expect(seen()).toEqual(plain);
      cleanup();
      undress();
    }
  });
});

describe('drawings keep their shapes and their lines', () => {
  const drawn = () =>
    [...document.querySelectorAll('.csk-icon *')].map((shape) => {
      const { fill, stroke, strokeWidth } = getComputedStyle(shape);
      return { shape: getComputedStyle(shape).getPropertyValue('d') !== 'none', fill, stroke, strokeWidth };
    });
  const sparing = { name: 'everything unset but drawings', sheet: () => Promise.resolve('*:not(svg, svg *) { all: unset }') };

  // A rule in a layer takes the shapes in Chromium: docs/theming.md says so.
  const pages = HOST_PAGES.filter(({ name }) => name !== 'everything unset in a layer');

  it.each([...pages, sparing])('with $name', async ({ sheet }) => {
    const css = await sheet();
    wear('');
    await openPanel('request_for_information');
    const plain = drawn();
    expect(plain.length).toBeGreaterThan(10);
    expect(plain.filter(({ shape, stroke }) => !shape || stroke === 'none')).toEqual([]);
    undress();
    wear(css);
    expect(drawn()).toEqual(plain);
  });
});

describe('in a column of 280 pixels', () => {
  it.each(['ltr', 'rtl'] as const)('nothing stands out or is cut (%s)', async (direction) => {
    wear('body { inline-size: 280px !important }');
    await openPanel('request_for_information', direction);
    const { left, right } = document.body.getBoundingClientRect();
    const boxes = [...document.querySelectorAll('.csk-root *:not(.csk-visually-hidden, .csk-visually-hidden *, option)')];
    const outside = boxes.filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > right + 1 || box.left < left - 1);
    });
    expect(outside.map((element) => element.outerHTML.slice(0, 120))).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
  });
});

it('stays in the look it was asked for where everything is unset', async () => {
  wear('* { all: unset }');
  openPage(<CustomerStatusPanel />, { scenario: 'active' }, { theme: 'dark' });
  const heading = await screen.findByRole('heading', { name: 'Account active' });
  expect(getComputedStyle(heading).colorScheme).toBe('dark');
});

it('what a host puts into the kit keeps the host’s own looks', async () => {
  wear('.mine { padding: 11px; color: rgb(1, 2, 3) } p.mine { margin: 5px } .outer { margin: 9px }');
  openPage(<CustomerStatusPanel className="outer" sections={{ timeline: () => <p className="mine">My own</p> }} />, {
    scenario: 'active',
  });
  const { padding, color, margin } = getComputedStyle(await screen.findByText('My own'));
  expect({ padding, color, margin }).toEqual({ padding: '11px', color: 'rgb(1, 2, 3)', margin: '5px' });
});
