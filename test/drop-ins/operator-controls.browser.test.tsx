import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { SCENARIO_NAMES, type ScenarioName } from '../../src/backends/memory/index.js';
import { OperatorControls } from '../../src/drop-ins/operator-controls/index.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';

async function openDesk(scenario: ScenarioName, options: object = {}) {
  const page = openPage(<OperatorControls />, { scenario, latencyMs: 0, ...options });
  await screen.findByRole('heading', { name: 'Change status' });
  return page;
}

const shown = () => document.querySelector('.csk-notice[data-tone="negative"]');
const choose = async (label: string, value: string) => userEvent.selectOptions(screen.getByLabelText(label), value);

describe('OperatorControls', () => {
  it.each(SCENARIO_NAMES)('has no accessibility fault in "%s", also at 320 pixels', async (scenario) => {
    openPage(<OperatorControls style={{ inlineSize: '320px' }} />, { scenario, latencyMs: 0 });
    await waitFor(() => expect(screen.queryByText('Loading the customer')).toBeNull());
    expect(await axeFaults()).toEqual([]);
    expect(document.querySelector('.csk-operator-controls')?.scrollWidth).toBeLessThanOrEqual(320);
  });

  it('speaks of the customer to an operator, also while nothing can be shown', async () => {
    openPage(<OperatorControls />, { scenario: 'active', failures: { getCustomer: 'forbidden' } });
    expect(await screen.findByRole('heading', { name: 'The customer cannot be shown right now' })).toBeVisible();
  });

  it('offers the moves of the table and writes one with its reason', async () => {
    const heard = listenToAnnouncements();
    const { client } = await openDesk('under_review');
    const select = screen.getByLabelText('New status');
    expect(
      within(select)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Choose a status', 'Verified', 'Action needed', 'Not approved', 'Not started', 'Deactivated']);
    const unusual = within(select).getByRole('group', { name: 'Unusual steps' });
    expect(unusual.textContent).toBe('Deactivated');
    await choose('New status', 'ACTIVE');
    await userEvent.click(screen.getByRole('button', { name: 'Change status' }));
    await waitFor(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
    await waitFor(() => expect(heard).toContain('Done'));
    expect(document.activeElement).toMatchTextContent('Change status');
  });

  it('shows an answer as the customer read it, not as it is stored', async () => {
    const { backend } = await openDesk('created');
    const open = (await backend.getCustomer('cus_1')).requirements.find(
      ({ spec }) => spec.kind === 'field' && spec.input === 'date_of_birth',
    );
    const answers = [{ kind: 'field' as const, requirementId: open?.id ?? '', value: '1987-03-27' }];
    await act(() => backend.submitAnswers('cus_1', answers, { idempotencyKey: 'k' }));
    expect(await screen.findByText('Mar 27, 1987')).toBeVisible();
    expect(screen.queryByText('1987-03-27')).toBeNull();
  });

  it('says that an answer is confidential where the backend keeps it to itself', async () => {
    await openDesk('business_under_review');
    const item = screen.getByText('Tax number').closest('li');
    expect(item).toMatchTextContent('The answer is confidential and is not shown here.');
  });

  it('says of whom something is asked where several people of a business are asked the same', async () => {
    await openDesk('business_with_directors');
    const titles = screen.getAllByText('Tax number').map((title) => title.closest('li')?.textContent ?? '');
    expect(titles.length).toBeGreaterThan(1);
    expect(
      new Set(titles.map((text) => /^Tax number · ([^·]+?)(?: ·|The answer|Accept|Refuse|Withdraw|$)/.exec(text)?.[1])).size,
    ).toBe(titles.length);
    expect(screen.getByRole('button', { name: 'Accept Tax number, Your business' })).toBeVisible();
  });

  it('asks for a status before it writes one', async () => {
    await openDesk('under_review');
    await userEvent.click(screen.getByRole('button', { name: 'Change status' }));
    expect(screen.getByRole('alert')).toMatchTextContent('Choose a status');
    expect(screen.getByLabelText('New status')).toHaveAttribute('aria-invalid', 'true');
  });

  it('confirms the step that cannot be taken back, and does nothing when it is cancelled', async () => {
    const { client } = await openDesk('under_review');
    await choose('New status', 'REJECTED');
    await choose('Reason', 'data_mismatch');
    await userEvent.click(screen.getByRole('button', { name: 'Change status' }));
    const dialog = await screen.findByRole('dialog', { name: 'Mark this customer as not approved?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(client.getSnapshot().status).toBe('UNDER_REVIEW');
    await userEvent.click(screen.getByRole('button', { name: 'Change status' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Yes, not approved' }));
    await waitFor(() => expect(client.getSnapshot().status).toBe('REJECTED'));
    expect(client.getSnapshot().customer?.status.reasons[0]?.code).toBe('data_mismatch');
  });

  it('deactivates and activates', async () => {
    const { client } = await openDesk('active');
    await userEvent.click(screen.getByRole('button', { name: 'Deactivate account' }));
    await waitFor(() => expect(client.getSnapshot().status).toBe('DEACTIVATED'));
    await userEvent.click(await screen.findByRole('button', { name: 'Activate account' }));
    await waitFor(() => expect(client.getSnapshot().status).toBe('ACTIVE'));
  });

  it('raises a question, an address and a two-sided document together, with a due date', async () => {
    const { client } = await openDesk('under_review');
    await userEvent.click(screen.getByRole('button', { name: 'Add to the request' }));
    expect(screen.getByText('Enter the question.')).toBeVisible();
    await userEvent.fill(screen.getByLabelText('Question'), 'Where does your income come from?');
    await userEvent.fill(screen.getByLabelText('Due date (optional)'), '2030-05-17');
    await userEvent.click(screen.getByRole('button', { name: 'Add to the request' }));
    await choose('What do you need?', 'address');
    await userEvent.click(screen.getByRole('button', { name: 'Add to the request' }));
    await choose('What do you need?', 'document');
    await userEvent.click(screen.getByRole('button', { name: 'Add to the request' }));
    await userEvent.click(screen.getByRole('button', { name: 'Send 3 requests' }));
    await waitFor(() => expect(client.getSnapshot().status).toBe('NEEDS_ADDITIONAL_INFORMATION'));
    const asked = client.getSnapshot().customer?.requirements.filter(({ status }) => status === 'open') ?? [];
    expect(asked.map(({ kind }) => kind)).toEqual(['clarification', 'field', 'document']);
    expect(asked[0]?.due?.at).toBe('2030-05-17');
    const [, , document] = asked;
    expect(document?.spec.kind === 'document' && document.spec.accepted[0]?.sides).toEqual(['front', 'back']);
    expect(screen.queryByText('To be sent')).toBeNull();
  });

  it('refuses an answer only with a reason, and accepts one', async () => {
    const { client } = await openDesk('under_review');
    const waiting = () => client.getSnapshot().customer?.requirements ?? [];
    await userEvent.click(screen.getByRole('button', { name: 'Accept Full legal name' }));
    await waitFor(() => expect(waiting().find(({ id }) => id === 'full-name')?.status).toBe('accepted'));
    await userEvent.click(screen.getByRole('button', { name: 'Refuse Home address' }));
    const form = screen.getByRole('form', { name: 'Refuse Home address' });
    await userEvent.click(within(form).getByRole('button', { name: 'Refuse' }));
    expect(within(form).getByText('Choose a reason, so that the customer knows what to do.')).toBeVisible();
    await userEvent.fill(within(form).getByLabelText('Message to the customer'), 'Please add the flat number.');
    await userEvent.click(within(form).getByRole('button', { name: 'Refuse' }));
    await waitFor(() => expect(client.getSnapshot().status).toBe('NEEDS_ADDITIONAL_INFORMATION'));
    expect(waiting().find(({ id }) => id === 'address')?.reasons[0]?.message).toBe('Please add the flat number.');
    expect(document.activeElement).toMatchTextContent('Answers to check');
  });

  it('says in words why a command did not work, and keeps what was entered', async () => {
    const heard = listenToAnnouncements();
    await openDesk('under_review', { failures: { setStatus: 'forbidden' } });
    await choose('New status', 'ACTIVE');
    await userEvent.click(screen.getByRole('button', { name: 'Change status' }));
    await waitFor(() => expect(shown()).toMatchTextContent('This did not work: This is not allowed for your account.'));
    expect(heard).toContain('This did not work: This is not allowed for your account.');
    expect(screen.getByLabelText('New status')).toHaveValue('ACTIVE');
  });

  it('names the customer, the id and the raw status of the provider', async () => {
    await openDesk('under_review');
    expect(screen.getByRole('heading', { name: 'Amara Osei', level: 2 })).toBeVisible();
    expect(screen.getByText('cus_1')).toBeVisible();
    expect(screen.getByText('sandbox: UNDER_REVIEW')).toBeVisible();
  });
});
