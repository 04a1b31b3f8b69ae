import { CustomerStatusPanel } from 'customer-status-kit';
import { useEffect } from 'react';
import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';

/** What each tool of the toolbar does to a story. Every one of these holds one tool, and looks whether it acts. */
const meta = preview.meta({
  title: 'Start/Toolbar',
  component: CustomerStatusPanel,
  tags: ['!autodocs'],
  globals: { scenario: 'active' },
});

const rootOf = (canvasElement: HTMLElement) => canvasElement.querySelector('.csk-root')!;
const hostOf = (canvasElement: HTMLElement) => canvasElement.querySelector('.story-host')!;

/** What the backend says. */
export const Scenario = meta.story({
  globals: { scenario: 'rejected' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Not approved')).toBeVisible();
  },
});

/** Where the charts stand, whatever the scenario. */
export const State = meta.story({
  globals: { state: 'under-review-offline' },
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Verification in progress' });
    await canvas.findByText(/You are offline/, { selector: '.csk-text' });
  },
});

/** The look. */
export const Theme = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('heading');
    await expect(getComputedStyle(rootOf(canvasElement)).colorScheme).toBe('dark');
  },
});

/** The style sheet of the page around. Here it is Bootstrap's, whose face the kit inherits. */
export const HostCss = meta.story({
  globals: { host: 'bootstrap' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('heading');
    await expect(getComputedStyle(document.documentElement).getPropertyValue('--bs-body-font-family')).not.toBe('');
    await expect(getComputedStyle(rootOf(canvasElement)).display).not.toBe('inline');
  },
});

export const HostCssTailwind = meta.story({
  globals: { host: 'tailwind' },
  play: async ({ canvas }) => {
    await canvas.findAllByRole('heading');
    await expect(getComputedStyle(document.body).marginTop).toBe('0px');
    await expect(getComputedStyle(document.documentElement).getPropertyValue('--default-font-family')).not.toBe('');
  },
});

export const HostCssMaterial = meta.story({
  globals: { host: 'mui' },
  play: async ({ canvas }) => {
    await canvas.findAllByRole('heading');
    await expect(getComputedStyle(document.documentElement).getPropertyValue('--mui-palette-primary-main')).not.toBe('');
  },
});

/** A page that says the loudest things it can without `!important`. */
export const HostCssHostile = meta.story({
  globals: { host: 'hostile' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('heading');
    const outside = hostOf(canvasElement).appendChild(document.createElement('button'));
    await expect(getComputedStyle(outside).color).toBe('rgb(255, 0, 255)');
    outside.remove();
    const [button] = await canvas.findAllByRole('button');
    await expect(getComputedStyle(button!).color).not.toBe('rgb(255, 0, 255)');
  },
});

/** The language, with the direction it is written in. */
export const Language = meta.story({
  globals: { locale: 'ar' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('heading');
    await expect(getComputedStyle(rootOf(canvasElement)).direction).toBe('rtl');
    await expect(rootOf(canvasElement)).toHaveTextContent(/\p{Script=Arabic}/u);
  },
});

/** English with accents, a third longer: whatever has none does not come from the catalogue. */
export const LanguageThatNobodySpeaks = meta.story({
  globals: { locale: 'en-XA' },
  play: async ({ canvas }) => {
    const [heading] = await canvas.findAllByRole('heading');
    await expect(heading).toHaveTextContent(/[^\p{ASCII}]/u);
  },
});

export const Direction = meta.story({
  globals: { direction: 'rtl' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('heading');
    await expect(getComputedStyle(rootOf(canvasElement)).direction).toBe('rtl');
  },
});

/** The width of the column. */
export const Width = meta.story({
  globals: { width: '320' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('heading');
    await expect(hostOf(canvasElement).getBoundingClientRect().width).toBe(320);
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
});

const heard: string[] = [];

/** Notes each time that React mounts it. */
function Mounts() {
  useEffect(() => void heard.push('mounted'), []);
  return <p>Mounted</p>;
}

const countMounts = () => void heard.splice(0);

/** Under StrictMode React mounts everything twice. */
export const Strict = meta.story({
  parameters: { plain: true },
  beforeEach: countMounts,
  render: () => <Mounts />,
  play: async () => {
    await waitFor(() => expect(heard).toHaveLength(import.meta.env.PROD ? 1 : 2));
  },
});

export const NotStrict = Strict.extend({
  globals: { strict: 'off' },
  play: async () => {
    await waitFor(() => expect(heard).toHaveLength(1));
  },
});

const durationIn = (canvasElement: HTMLElement) =>
  getComputedStyle(rootOf(canvasElement)).getPropertyValue('--_csk-duration').trim();

/** What the system asks for stays in force. */
export const MotionOfTheSystem = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('heading');
    const isReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    await expect(durationIn(canvasElement)).toBe(isReduced ? '0ms' : '150ms');
  },
});

/** Less motion, as if the system had asked for it. */
export const ReducedMotion = meta.story({
  globals: { motion: 'reduced' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('heading');
    await expect(durationIn(canvasElement)).toBe('0ms');
    await expect(window.matchMedia('(prefers-reduced-motion: reduce)').matches).toBe(true);
  },
});
