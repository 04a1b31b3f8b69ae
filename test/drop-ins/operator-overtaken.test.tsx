import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ScenarioName } from '../../src/backends/memory/index.js';
import { OperatorControls } from '../../src/drop-ins/operator-controls/index.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';

const user = userEvent.setup({ delay: null });
const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
const section = (name: string) => within(screen.getByText(name, { selector: 'h3' }).closest('section')!);
const asked = (name: string) => screen.findByRole('dialog', { name });

/** A desk with a step chosen, explained and asked about. */
async function askAbout(scenario: ScenarioName, label: string) {
  const heard = listenToAnnouncements();
  const page = openPage(<OperatorControls />, { scenario, latencyMs: 0 });
  await user.selectOptions(await screen.findByLabelText('New status'), label);
  await user.type(screen.getByLabelText('Message to the customer'), 'As agreed by phone.');
  await press('Change status');
  return { ...page, heard, statusOf: () => page.client.getSnapshot().status };
}

describe('a step that an operator is asked about', { timeout: 30_000 }, () => {
  it('falls away when the status changes meanwhile: nothing is written, that is said, and what was entered stays', async () => {
    const { backend, heard, statusOf } = await askAbout('created', 'Verified');
    await asked('Take an unusual step?');
    await act(() => backend.simulate.setStatus('UNDER_REVIEW'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const told = 'Meanwhile the status changed to “In review”, so nothing was written. Look again before you decide.';
    expect(section('Change status').getByText(told)).toBeInTheDocument();
    await waitFor(() => expect(heard).toContain(told));
    expect(statusOf()).toBe('UNDER_REVIEW');
    expect(screen.getByLabelText('New status')).toHaveValue('ACTIVE');
    expect(screen.getByLabelText('Message to the customer')).toHaveValue('As agreed by phone.');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Change status' })).toHaveFocus());
    await press('Change status');
    await waitFor(() => expect(statusOf()).toBe('ACTIVE'));
    expect(section('Change status').queryByText(told)).toBeNull();
  });

  it('never turns into another one when somebody else has taken it', async () => {
    const { backend, statusOf } = await askAbout('under_review', 'Deactivated');
    await asked('Take an unusual step?');
    await act(() => backend.simulate.setStatus('DEACTIVATED'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const told = /^Meanwhile the status changed to “Deactivated”, so nothing was written/;
    expect(section('Change status').getByText(told)).toBeInTheDocument();
    expect(statusOf()).toBe('DEACTIVATED');
  });

  it('stays as it was asked, and is carried out so, while anything but the status changes', async () => {
    const { backend, statusOf } = await askAbout('under_review', 'Deactivated');
    await asked('Take an unusual step?');
    await act(() => backend.simulate.decideRequirement('full-name', { decision: 'accepted' }));
    await press('Yes, change to “Deactivated”');
    await waitFor(() => expect(statusOf()).toBe('DEACTIVATED'));
  });
});

describe('a request that an operator is about to withdraw', { timeout: 30_000 }, () => {
  it('is no longer asked about once the customer has answered it, also where it was the only one', async () => {
    const heard = listenToAnnouncements();
    const { backend, client } = openPage(<OperatorControls />, { scenario: 'under_review', latencyMs: 0 });
    await screen.findByRole('heading', { name: 'Change status' });
    const spec = { kind: 'clarification', question: 'Where do you work?', answer: 'text' } as const;
    await act(() => backend.simulate.requestInformation([{ title: 'Your work', spec }]));
    await press('Withdraw Your work');
    await asked('Withdraw “Your work”?');
    const request = client.getSnapshot().customer?.requirements.find(({ status }) => status === 'open');
    const answer = { kind: 'clarification' as const, requirementId: request?.id ?? '', text: 'At a mill.' };
    await act(() => backend.submitAnswers('cus_1', [answer], { idempotencyKey: 'k' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const told = 'Meanwhile “Your work” was answered, or is no longer asked for. Nothing was withdrawn.';
    expect(section('Waiting for the customer').getByText(told)).toBeInTheDocument();
    expect(screen.getByText('Nothing is waiting for the customer.')).toBeInTheDocument();
    await waitFor(() => expect(heard).toContain(told));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Waiting for the customer' })).toHaveFocus());
    expect(client.getSnapshot().customer?.requirements.find(({ id }) => id === request?.id)?.status).toBe('submitted');
  });

  it('leaves the focus on the heading when it was the last one', async () => {
    const { client } = openPage(<OperatorControls />, { scenario: 'request_for_information', latencyMs: 0 });
    const left = () => screen.queryAllByRole('button', { name: /^Withdraw / });
    await waitFor(() => expect(left().length).toBeGreaterThan(0));
    for (let before = left().length; before > 0; before -= 1) {
      await user.click(left()[0]!);
      await press('Yes, withdraw');
      await waitFor(() => expect(left()).toHaveLength(before - 1));
    }
    expect(await screen.findByText('Nothing is waiting for the customer.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Waiting for the customer' })).toHaveFocus());
    expect(client.getSnapshot().customer?.requirements.some(({ status }) => status === 'open')).toBe(false);
  });
});

describe('an answer that an operator is refusing', { timeout: 30_000 }, () => {
  const refuse = async () => {
    const page = openPage(<OperatorControls />, { scenario: 'under_review', latencyMs: 0 });
    await press('Refuse Home address');
    await user.type(within(screen.getByRole('form')).getByLabelText('Message to the customer'), 'Add the flat number.');
    return page;
  };
  const told = '“Home address” is no longer waiting for a decision. You have decided nothing about it.';

  it('does not vanish without a word when somebody else decides it', async () => {
    const heard = listenToAnnouncements();
    const { backend } = await refuse();
    await act(() => backend.simulate.decideRequirement('address', { decision: 'accepted' }));
    await waitFor(() => expect(section('Answers to check').getByText(told)).toBeInTheDocument());
    await waitFor(() => expect(heard).toContain(told));
    expect(screen.getByRole('heading', { name: 'Answers to check' })).toHaveFocus();
  });

  it('nor when the account is closed meanwhile', async () => {
    const { backend } = await refuse();
    await act(() => backend.simulate.setStatus('REJECTED'));
    await waitFor(() => expect(section('Answers to check').getByText(told)).toBeInTheDocument());
    expect(screen.getByRole('heading', { name: 'Answers to check' })).toHaveFocus();
  });

  it('is gone without more words when this operator has decided it', async () => {
    const { client } = await refuse();
    await user.click(within(screen.getByRole('form')).getByRole('button', { name: 'Refuse' }));
    await waitFor(() => expect(client.getSnapshot().status).toBe('NEEDS_ADDITIONAL_INFORMATION'));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Answers to check' })).toHaveFocus());
    expect(screen.queryByText(told)).toBeNull();
  });
});

describe('a change of status', () => {
  it('is told to an operator of the customer, and not as if it were their own', async () => {
    const heard = listenToAnnouncements();
    const { backend } = openPage(<OperatorControls />, { scenario: 'under_review', latencyMs: 0 });
    await screen.findByRole('heading', { name: 'Change status' });
    await act(() => backend.simulate.setStatus('REJECTED'));
    await waitFor(() => expect(heard).toContain('The customer’s status is now: Not approved'));
    expect(heard.filter((text) => text.includes('Your verification status'))).toEqual([]);
  });
});
