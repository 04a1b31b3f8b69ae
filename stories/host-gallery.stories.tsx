import { CustomerStatusPanel } from 'customer-status-kit';
import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { HostFrame } from './hosts/host-frame.js';
import { HOST_PAGES } from './hosts/host-pages.js';
import { HOST_SYSTEMS } from './hosts/host-sheets.js';

/**
 * The same panel in other people's pages: their resets on it, and once more with the kit's bridge, so that it takes their
 * colours. What is the same on all of them is measured in the kit's tests.
 */
const meta = preview.meta({
  title: 'Host gallery/Panel',
  component: CustomerStatusPanel,
  // The sheets are for the whole page: two of them on one page of documentation would mix.
  tags: ['!autodocs'],
  globals: { scenario: 'request_for_information' },
  play: async ({ canvas }) => {
    const [heading] = await canvas.findAllByRole('heading', { level: 2 });
    await expect(heading).toBeVisible();
  },
});

const withReset = (name: string) => {
  const page = HOST_PAGES.find((candidate) => candidate.name === name);
  return {
    render: () => (
      <HostFrame sheet={page?.sheet ?? nothing}>
        <CustomerStatusPanel />
      </HostFrame>
    ),
  };
};

const withBridge = (name: string, isDark: boolean) => {
  const system = HOST_SYSTEMS.find((candidate) => candidate.name === name);
  return {
    // The bridge follows the host, so the kit is told of no look of its own.
    globals: { scenario: 'request_for_information', theme: 'host' },
    render: () => (
      <HostFrame sheet={system?.sheet ?? nothing} bridge={system?.bridge} isDark={isDark}>
        <CustomerStatusPanel />
      </HostFrame>
    ),
  };
};

const nothing = () => Promise.resolve('');

export const PlainPage = meta.story();
export const EverythingUnset = meta.story(withReset('everything unset'));
export const HostileRules = meta.story(withReset('hostile rules for every element'));
export const ShadcnBridge = meta.story(withBridge('shadcn', false));
export const ShadcnBridgeDark = meta.story(withBridge('shadcn', true));
export const TailwindBridge = meta.story(withBridge('tailwind', false));
export const MaterialBridge = meta.story(withBridge('mui', false));
export const MaterialBridgeDark = meta.story(withBridge('mui', true));
export const ChakraBridge = meta.story(withBridge('chakra', false));
export const BootstrapBridge = meta.story(withBridge('bootstrap', false));
export const BootstrapBridgeDark = meta.story(withBridge('bootstrap', true));

/** A side column. Every part asks for its own width, not for the page's. */
export const NarrowColumn = meta.story({
  render: () => (
    <div className="story-column">
      <CustomerStatusPanel />
    </div>
  ),
});

export const NarrowColumnRightToLeft = NarrowColumn.extend({
  globals: { scenario: 'request_for_information', direction: 'rtl' },
});
