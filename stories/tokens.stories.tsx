import { CustomerStatusPanel } from 'customer-status-kit';
import type { CSSProperties } from 'react';
import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { DEFAULT_COLOURS, SHAPES } from '../src/theming/theme-tokens.js';
import { PUBLIC_TOKENS } from './public-tokens.js';
import { TokenTable } from './token-table.js';

/**
 * A host sets tokens on any ancestor; the nearest one wins. The kit reads them and never sets them itself. Everything
 * else follows: hover, focus, tints and both colour schemes.
 */
const meta = preview.meta({
  title: 'Theming/Tokens',
  component: TokenTable,
  args: { tokens: PUBLIC_TOKENS },
  argTypes: { tokens: { control: false } },
  parameters: { plain: true },
});

export const Light = meta.story({
  // Every token that a theme may set is here, and no other.
  play: async ({ canvas }) => {
    const tokens = Object.keys({ ...DEFAULT_COLOURS, ...SHAPES });
    const listed = canvas.getAllByRole('rowheader').map(({ textContent }) => textContent);
    await expect(listed.toSorted()).toEqual(tokens.toSorted());
    await expect(canvas.getByText('--csk-z-index')).toBeVisible();
  },
});

export const Dark = meta.story({ globals: { theme: 'dark' } });
export const HighContrast = meta.story({ globals: { theme: 'high-contrast' } });

const BRAND = {
  '--csk-color-accent': 'light-dark(#7a1f5c, #f2a7d6)',
  '--csk-color-accent-contrast': 'light-dark(#ffffff, #2b0b20)',
  '--csk-color-surface': 'light-dark(#fffaf5, #241a20)',
  '--csk-color-border': 'light-dark(#e6d8cc, #52404a)',
  '--csk-font-family': 'Georgia, serif',
  '--csk-radius': '2px',
  '--csk-space': '0.4rem',
} as CSSProperties;

/** Seven tokens make another brand. */
export const AnotherBrand = meta.story({
  globals: { scenario: 'request_for_information' },
  parameters: { plain: false },
  render: () => (
    <div style={BRAND}>
      <CustomerStatusPanel />
    </div>
  ),
});

export const AnotherBrandDark = AnotherBrand.extend({ globals: { scenario: 'request_for_information', theme: 'dark' } });
