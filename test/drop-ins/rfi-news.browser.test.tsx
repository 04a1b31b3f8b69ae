import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { RFIForm } from '../../src/drop-ins/rfi-form/index.js';
import { ask, changed, due, HERE, openAsked, rowOf, SENT } from './asked-page.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';

describe('news under somebody’s hands', () => {
  const three = [ask('First'), ask('Second'), ask('Third', { blocking: false })];

  it('leave the focus, the text and the place of the caret where the list is sorted anew', async () => {
    const { backend } = openAsked(<RFIForm />, three, HERE);
    const second = await screen.findByRole('textbox', { name: 'Second' });
    await userEvent.fill(second, 'hello');
    (second as HTMLInputElement).setSelectionRange(2, 3);
    act(() => void backend.simulate.change(changed('first', due('2026-02-01', { severity: 'past_due' }))));
    act(() => void backend.simulate.change(changed('second', due('2026-09-01'))));
    await screen.findByText(/^Overdue/);
    expect(second).toBe(screen.getByRole('textbox', { name: 'Second' }));
    expect(second).toHaveFocus();
    expect((second as HTMLInputElement).selectionStart).toBe(2);
  });

  it('move a request to another section only once the focus has left it', async () => {
    const { backend } = openAsked(<RFIForm />, three, HERE);
    const third = await screen.findByRole('textbox', { name: 'Third' });
    await userEvent.fill(third, 'hello');
    const later = third.closest('section section, section')!;
    act(() => void backend.simulate.change(changed('third', { blocking: true })));
    await waitFor(() => expect(screen.getByText('0 of 2 ready')).toBeVisible());
    expect(third).toHaveFocus();
    expect(later.contains(third)).toBe(true);
    await userEvent.click(screen.getByRole('textbox', { name: 'First' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'You can do this later' })).toBeNull());
    expect(screen.getByRole('textbox', { name: 'First' })).toHaveFocus();
    expect(screen.getByRole('textbox', { name: 'Third' })).toHaveValue('hello');
  });

  it('take the focus to the title of a request that can no longer be answered, and nowhere else', async () => {
    const { backend } = openAsked(<RFIForm />, three, HERE);
    const second = await screen.findByRole('textbox', { name: 'Second' });
    await userEvent.click(second);
    act(() => void backend.simulate.change(changed('second', SENT)));
    await screen.findByRole('heading', { name: 'With the reviewer' });
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Second'));
    await userEvent.click(screen.getByRole('textbox', { name: 'First' }));
    act(() => void backend.simulate.change(changed('third', SENT)));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Third' })).toBeNull());
    expect(screen.getByRole('textbox', { name: 'First' })).toHaveFocus();
  });

  it('are told once when something new is asked, on a page that had nothing to ask', async () => {
    const { backend } = openAsked(<RFIForm />, [], HERE);
    expect(await screen.findByRole('heading', { name: 'Nothing is asked of you' })).toBeVisible();
    expect(screen.getByText(/^Last checked/)).toBeVisible();
    const heard = listenToAnnouncements();
    act(() => void backend.simulate.change((snapshot) => ({ ...snapshot, requirements: [ask('Proof of income')] })));
    expect(await screen.findByRole('textbox', { name: 'Proof of income' })).toBeVisible();
    act(() => void backend.simulate.change(changed('proof-of-income', { attempts: { used: 0, max: 2 } })));
    await screen.findByText('2 attempts left');
    expect(heard.filter((text) => text === 'We need something from you: Proof of income')).toHaveLength(1);
  });
});

describe('more time', () => {
  it('is asked for where the backend offers it, given, said, and not offered again', async () => {
    const offer = due('2026-03-02', { extension: 'available' });
    const { client } = openAsked(<RFIForm />, [ask('Thing', offer), ask('Firm', due('2026-03-02'))], HERE);
    await screen.findByRole('heading', { name: 'Thing' });
    const heard = listenToAnnouncements();
    screen.getByRole('button', { name: 'Ask for more time: Thing' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('Due Mar 9, 2026')).toBeVisible();
    expect(screen.getByText('You were given more time. At first it was due Mar 2, 2026.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /more time/ })).toBeNull();
    await waitFor(() => expect(heard).toContain('You have more time, until Mar\u00A09,\u00A02026: Thing'));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Thing' })).toHaveFocus());
    expect(client.getSnapshot().customer?.requirements[0]?.due).toEqual({
      at: '2026-03-09',
      originalAt: '2026-03-02',
      severity: 'current',
    });
  });

  it('is not offered where the backend has no such way', async () => {
    openAsked(<RFIForm />, [ask('Thing', due('2026-03-02', { extension: 'available' }))], {
      ...HERE,
      more: { allowed: { requestExtension: false } },
    });
    await screen.findByRole('heading', { name: 'Thing' });
    expect(screen.queryByRole('button', { name: /more time/ })).toBeNull();
  });

  it('says that it is being considered, or that it cannot be given', async () => {
    const asked = due('2026-03-02', { extension: 'requested' });
    openAsked(<RFIForm />, [ask('Asked', asked), ask('Refused', due('2026-03-02', { extension: 'refused' }))], HERE);
    expect((await rowOf('Asked')).getByText(/You have asked for more time/)).toBeVisible();
    expect((await rowOf('Refused')).getByText('We cannot give more time for this.')).toBeVisible();
  });

  it('keeps the date and the way open when asking fails', async () => {
    openPage(<RFIForm />, { scenario: 'business_with_directors', failures: { requestExtension: 'forbidden' } });
    const ask = await screen.findByRole('button', { name: 'Ask for more time: Owners of the business' });
    await userEvent.click(ask);
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(ask).toHaveFocus();
    expect(await axeFaults()).toEqual([]);
  });
});
