import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { storyBackend } from '../.storybook/story-backend.js';
import { StateExplorer } from './explorer/state-explorer.js';

/** Let things happen to the charts of one client and see where they lead. What takes longer than a second by itself, never does here. */
const meta = preview.meta({
  title: 'State explorer/Walk',
  tags: ['!autodocs'],
  parameters: { staged: true, loading: true },
  render: (_args, { loaded }) => {
    const { stage } = storyBackend({ loaded });
    return stage === undefined ? <p>Choose no state in the toolbar.</p> : <StateExplorer stage={stage} />;
  },
});

/** Nothing has happened yet: the first read is under way and the stream is being opened. */
export const FromTheStart = meta.story();

export const Dark = FromTheStart.extend({ globals: { theme: 'dark' } });
export const RightToLeft = FromTheStart.extend({ globals: { direction: 'rtl' } });
export const Narrow = FromTheStart.extend({ globals: { viewport: { value: 'mobile1', isRotated: false } } });

/** A whole verification with the keyboard alone: read, pushed, approved, cut off. */
export const WalkedWithTheKeyboard = meta.story({
  play: async ({ canvas, canvasElement, userEvent }) => {
    const group = (name: RegExp) => canvas.getByRole('group', { name });
    const press = async (name: RegExp, button: string) => {
      const wanted = [...group(name).querySelectorAll('button')].find(({ textContent }) => textContent === button);
      wanted?.focus();
      await userEvent.keyboard('{Enter}');
    };
    const stands = (place: string) =>
      waitFor(() => expect(canvasElement.querySelector('[aria-current="step"] code')).toHaveTextContent(place));
    await stands('loading');
    await canvas.findByText('a read is under way');
    await press(/^READ\.SUCCEEDED/, 'UNDER_REVIEW');
    await stands('UNDER_REVIEW');
    await canvas.findByRole('heading', { name: 'Verification in progress' });
    await press(/^WATCH/, 'WATCH.OPENED');
    await press(/^CUSTOMER\.CHANGED/, 'ACTIVE');
    await stands('ACTIVE');
    await canvas.findByRole('heading', { name: 'Account active' });
    await expect(canvas.getByRole('row', { name: /createTransaction open/ })).toBeVisible();
    await press(/^NETWORK/, 'NETWORK.LOST');
    await waitFor(() => expect(canvas.getAllByText('offline').length).toBeGreaterThan(0));
    await expect(canvas.getByText(/CUSTOMER\.CHANGED/, { selector: 'ol code' })).toBeVisible();
  },
});

/** What cannot happen does nothing: without a read under way there is nothing to answer. */
export const WhatCannotHappen = meta.story({
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('a read is under way');
    const answers = canvas.getByRole('group', { name: /^READ\.FAILED/ });
    const [refuse] = answers.querySelectorAll('button');
    await userEvent.click(refuse!);
    await waitFor(() => expect(refuse).toHaveAttribute('aria-disabled', 'true'));
    await canvas.findByText(/Last: READ\.FAILED/);
    const before = canvas.getByRole('status').textContent;
    await userEvent.click(refuse!);
    await expect(canvas.getByRole('status').textContent).toBe(before);
  },
});
