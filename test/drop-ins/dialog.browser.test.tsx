import { render, screen, waitFor } from '@testing-library/react';
import { useRef, useState } from 'react';
import { userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { Dialog } from '../../src/drop-ins/dialog/index.js';
import { DEFAULT_COLOURS, SHAPES } from '../../src/theming/theme-tokens.js';
import { axeFaults } from './axe-faults.js';
import { openPage } from './scenario-page.js';

function Question({ keepsOpener = true }: { keepsOpener?: boolean }) {
  const [open, setOpen] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Desk
      </h1>
      {keepsOpener || !open ? (
        <button type="button" onClick={() => setOpen(true)}>
          Reject
        </button>
      ) : null}
      <Dialog
        {...{ open }}
        onOpenChange={setOpen}
        title="Sure?"
        description="It cannot be undone."
        initialFocus={safe}
        fallbackFocus={heading}
      >
        <button type="button">Yes</button>
        <button type="button" ref={safe} onClick={() => setOpen(false)}>
          No
        </button>
      </Dialog>
      <div style={{ blockSize: '200vh' }} />
    </>
  );
}

const styles = () => document.querySelectorAll('style').length;

const openIt = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Reject' }));
  return screen.findByRole('dialog', { name: 'Sure?' });
};

describe('Dialog', () => {
  it('has no accessibility fault when open', async () => {
    render(<Question />);
    await openIt();
    expect(await axeFaults()).toEqual([]);
  });

  it('gives the focus to the safe answer, keeps it inside, and gives it back', async () => {
    render(<Question />);
    const dialog = await openIt();
    expect(dialog).toHaveAccessibleDescription('It cannot be undone.');
    await waitFor(() => expect(document.activeElement).toMatchTextContent('No'));
    for (let step = 0; step < 4; step += 1) {
      await userEvent.keyboard('{Tab}');
      expect(dialog.contains(document.activeElement)).toBe(true);
    }
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Reject' })));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('gives the focus to what the host names when the opener is gone', async () => {
    render(<Question keepsOpener={false} />);
    await openIt();
    await waitFor(() => expect(document.activeElement).toMatchTextContent('No'));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toMatchTextContent('Desk'));
  });

  it('keeps the page from scrolling without adding a style element, which a strict policy would block', async () => {
    render(<Question />);
    const before = styles();
    await openIt();
    expect(styles()).toBe(before);
    expect(getComputedStyle(document.documentElement).overflowY).toBe('hidden');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(getComputedStyle(document.documentElement).overflowY).not.toBe('hidden'));
    expect(document.documentElement.getAttribute('style') ?? '').toBe('');
  });

  it('repeats theme, direction and language, because it stands at the end of the page', async () => {
    openPage(<Question />, { scenario: 'active' }, { theme: 'dark', direction: 'rtl', locale: 'en-GB' });
    const portal = (await openIt()).closest('.csk-dialog-portal');
    expect(portal).toHaveAttribute('data-csk-theme', 'dark');
    expect(portal).toHaveAttribute('dir', 'rtl');
    expect(portal).toHaveAttribute('lang', 'en-GB');
  });

  it('has the tokens and the colour scheme of the place it was opened from', async () => {
    const tokens = [...Object.keys(DEFAULT_COLOURS), ...Object.keys(SHAPES)].filter((token) => token !== '--csk-panel-max-width');
    const { container } = render(<Question />);
    container.style.colorScheme = 'dark';
    for (const token of tokens) container.style.setProperty(token, `var(--own, 7px)`);
    const portal = (await openIt()).closest('.csk-dialog-portal');
    const { colorScheme } = getComputedStyle(portal ?? document.body);
    const carried = tokens.filter((token) => getComputedStyle(portal ?? document.body).getPropertyValue(token) === '7px');
    expect({ colorScheme, carried }).toEqual({ colorScheme: 'dark', carried: tokens });
  });

  it('is told nothing of tokens that hold for the whole page', async () => {
    document.documentElement.style.setProperty('--csk-color-accent', '#7a1f5c');
    render(<Question />);
    expect((await openIt()).closest('.csk-dialog-portal')).not.toHaveAttribute('style');
    document.documentElement.style.removeProperty('--csk-color-accent');
  });
});
