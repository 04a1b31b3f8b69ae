import { expect } from 'storybook/test';
import { ICON_PATHS, type IconName } from '../src/drop-ins/icon/icon-paths.js';
import { Icon } from '../src/drop-ins/icon/index.js';
import preview from '../.storybook/preview.js';
import { DesignTable } from './design-table.js';

/**
 * What every component is made of. All of it follows a few tokens: a host that sets `--csk-font-size`, `--csk-space` or
 * `--csk-radius` changes the whole scale with it.
 */
const meta = preview.meta({
  title: 'Theming/Design',
  component: DesignTable,
  args: { title: '', rows: [] },
  argTypes: { rows: { control: false } },
  parameters: { plain: true },
});

const sample = (className: string, size?: string, muted?: boolean) => (
  <span className={className} data-size={size} data-muted={muted}>
    Verification in progress
  </span>
);

/** One size of text, and four that follow it. The line is 1.5 times as high, of headings 1.2 to 1.3 times. */
export const TypeScale = meta.story({
  args: {
    title: 'Type scale',
    rows: [
      { name: '1.5 × --csk-font-size', use: 'The title of a banner', shown: sample('csk-heading', 'large') },
      { name: '1.125 × --csk-font-size', use: 'The title of a section', shown: sample('csk-heading') },
      { name: '--csk-font-size, strong', use: 'A detail, a label', shown: sample('csk-heading', 'small') },
      { name: '--csk-font-size', use: 'Text', shown: sample('csk-text') },
      { name: '0.875 × --csk-font-size', use: 'Help, dates, small buttons', shown: sample('csk-text', 'small', true) },
    ],
  },
});

const step = (factor: number) => (
  <span className="story-step" style={{ inlineSize: `calc(var(--_csk-space) * ${String(factor)})` }} />
);

/** One step, 8 pixels unless said, and multiples of it. */
export const Spacing = meta.story({
  args: {
    title: 'Spacing',
    rows: [
      { name: '1 × --csk-space', use: 'Between lines that belong together', shown: step(1) },
      { name: '1.5 × --csk-space', use: 'Between buttons, inside list rows', shown: step(1.5) },
      { name: '2 × --csk-space', use: 'Between entries of a form', shown: step(2) },
      { name: '2.5 × --csk-space', use: 'Inside a card', shown: step(2.5) },
      { name: '3 × --csk-space', use: 'Between sections', shown: step(3) },
      { name: '4 × --csk-space', use: 'Between columns, and inside a wide card', shown: step(4) },
    ],
  },
});

/** The ring stands outside what has the focus, so that it is seen on every ground. It shows for the keyboard only. */
export const FocusRing = meta.story({
  args: {
    title: 'Focus ring',
    rows: [
      {
        name: '--csk-color-focus, --csk-focus-width',
        use: '3 pixels, 2 pixels away; the accent unless said',
        shown: (
          <button type="button" className="csk-button">
            Complete Profile
          </button>
        ),
      },
    ],
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: 'Complete Profile' })).toHaveFocus();
  },
});

/** Colours fade, and one drawing turns while something is checked. Where less motion is asked for, nothing moves. */
export const Motion = meta.story({
  args: {
    title: 'Motion',
    rows: [
      {
        name: '--csk-duration',
        use: '150 ms: grounds and borders under the pointer, progress, the zoom of a picture; 0 ms with reduced motion',
        shown: (
          <button type="button" className="csk-button" data-variant="secondary">
            Check Status
          </button>
        ),
      },
    ],
  },
});

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the drawings are their names
const NAMES = Object.keys(ICON_PATHS) as IconName[];

/** Drawings of the kit's own, one em high, in the colour of the text; words always stand beside them. */
export const Icons = meta.story({
  args: {
    title: 'Icons',
    rows: NAMES.map((name) => ({ name, use: '', shown: <Icon name={name} className="story-icon" /> })),
  },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('svg[data-icon]')).toHaveLength(NAMES.length);
  },
});

export const IconsDark = Icons.extend({ globals: { theme: 'dark' } });
