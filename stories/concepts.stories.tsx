import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { StatesTable } from './concepts/states-table.js';

const meta = preview.meta({
  title: 'Concepts/The six states',
  component: StatesTable,
  tags: ['!autodocs'],
  parameters: { plain: true },
});

/** What each state opens with the default features. */
export const States = meta.story({
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('row', { name: /^ACTIVE Verified/ })).toHaveTextContent('createTransaction');
    await expect(canvas.getByRole('row', { name: /^UNKNOWN/ })).toHaveTextContent('nothing');
  },
});

export const StatesDark = States.extend({ globals: { theme: 'dark' } });
