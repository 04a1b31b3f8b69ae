import { act, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryBackend, type MemoryBackendOptions } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { RFIForm } from '../../src/drop-ins/rfi-form/index.js';
import { type CustomerBackend, CustomerStatusError, type FieldSpec, type NewRequirement } from '../../src/model/index.js';
import { plainPng } from '../files/browser-photo.js';
import { needsTypeahead } from '../engines/needs.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';

const support = { href: 'mailto:help@example.com' };

async function openForm(options: MemoryBackendOptions = {}, requests: NewRequirement[] = []) {
  const page = openPage(<RFIForm />, { scenario: 'created', ...options }, { support });
  await screen.findByRole('heading', { name: 'What we need from you' });
  if (requests.length > 0) act(() => void page.backend.simulate.requestInformation(requests));
  return page;
}

function field(title: string, spec: Partial<FieldSpec>, more: Partial<NewRequirement> = {}): NewRequirement {
  return { title, spec: { kind: 'field', path: title.toLowerCase(), input: 'text', required: true, ...spec }, ...more };
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const summary = () => screen.findByRole('heading', { name: 'There is a problem' });

async function fillProfile(): Promise<void> {
  await userEvent.fill(screen.getByLabelText('Full legal name'), 'Ada Lovelace');
  await userEvent.fill(screen.getByLabelText('Day'), '10');
  await userEvent.fill(screen.getByLabelText('Month'), '12');
  await userEvent.fill(screen.getByLabelText('Year'), '1990');
  await userEvent.selectOptions(screen.getByLabelText('Country'), 'GB');
  await userEvent.fill(screen.getByLabelText('Address line 1'), '12 Saint James’s Square');
  await userEvent.fill(screen.getByLabelText('Town or city'), 'London');
  await userEvent.fill(screen.getByLabelText('Postcode'), 'SW1Y 4LE');
}

/** Every kind of thing that can be asked. */
const EVERYTHING: NewRequirement[] = [
  field('Email', { input: 'email' }),
  field('Phone', { input: 'phone', required: false }),
  field('Income', { input: 'money', currency: 'EUR' }),
  field('Children', { input: 'number' }),
  field('Story', { input: 'long_text', maxLength: 20 }),
  field('Since', { input: 'date' }),
  field('Exposed', { input: 'boolean' }),
  field('Purpose', { input: 'choice', options: [{ value: 'a', label: 'Saving' }] }),
  field('Uses', { input: 'multi_choice', options: [{ value: 'b', label: 'Cards' }] }),
  field('Birthplace', { input: 'country' }),
  field('Tax number', { input: 'tax_id', sensitive: true, currentValueMasked: '•••• 1234' }),
  field('Promise', { input: 'declaration', statement: 'I tell the truth.' }),
  field('Fixed', { immutable: true, currentValue: 'As it is' }),
  field('Hologram', { input: 'hologram' }, { due: { severity: 'past_due', at: '2020-01-01T00:00:00Z' } }),
  { title: 'Wallet', spec: { kind: 'action', action: 'wallet_signature' } },
  { title: 'Code', spec: { kind: 'action', action: 'verify_code' }, attempts: { used: 1, max: 3 } },
  { title: 'Partner', spec: { kind: 'action', action: 'redirect', url: 'https://partner.example.com/x', open: 'new_tab' } },
  { title: 'Trap', spec: { kind: 'action', action: 'redirect', url: 'javascript:alert(1)' } },
  {
    title: 'Reasons',
    spec: { kind: 'clarification', question: 'Why?', answer: 'choice', options: [{ value: 'x', label: 'So' }] },
  },
];

describe('RFIForm', () => {
  it.each(['created', 'request_for_information', 'document_rejected', 'under_review', 'active_with_dated_requirement'] as const)(
    'has no accessibility fault in "%s", light and dark, from 280 pixels on',
    async (scenario) => {
      openPage(
        <div style={{ inlineSize: '280px' }}>
          <RFIForm />
        </div>,
        { scenario },
        { support },
      );
      await screen.findAllByRole('heading');
      for (const scheme of ['light', 'dark']) {
        document.documentElement.style.colorScheme = scheme;
        document.documentElement.style.background = 'Canvas';
        expect(await axeFaults()).toEqual([]);
      }
      expect(document.querySelector('.csk-rfi-form')!.scrollWidth).toBeLessThanOrEqual(280);
      document.documentElement.removeAttribute('style');
    },
  );

  it('has no accessibility fault with every kind of question, with all its errors, in the review and in the receipt', async () => {
    await openForm({}, EVERYTHING);
    await screen.findByLabelText('Email');
    expect(await axeFaults()).toEqual([]);
    await press('Review answers');
    await summary();
    expect(await axeFaults()).toEqual([]);
  });

  it('answers with the keyboard alone, from the first field to the receipt', async (context) => {
    needsTypeahead(context);
    const { backend } = await openForm();
    screen.getByLabelText('Full legal name').focus();
    const steps = ['Ada Lovelace', '1', '5', '1990', 'United K', '1 Main St', '', '', 'London', 'N1', ''];
    for (const text of steps) {
      if (text !== '') await userEvent.keyboard(text);
      await userEvent.tab();
    }
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Review answers' }));
    await userEvent.keyboard('{Enter}');
    const review = await screen.findByRole('heading', { name: 'Check your answers before sending' });
    await waitFor(() => expect(document.activeElement).toBe(review));
    expect(screen.getByText('May 1, 1990')).toBeVisible();
    expect(screen.getByText('United Kingdom')).toBeVisible();
    for (let step = 0; step < 4; step += 1) await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Send' }));
    await userEvent.keyboard('{Enter}');
    const receipt = await screen.findByRole('heading', { name: 'Your answers were sent' });
    await waitFor(() => expect(document.activeElement).toBe(receipt));
    expect(await axeFaults()).toEqual([]);
    const customer = await backend.getCustomer('cus_1');
    expect(customer.status.status).toBe('UNDER_REVIEW');
  });

  it('shows a receipt with what was sent, when and under which reference, and offers nothing to send again', async () => {
    const onSubmitted = vi.fn<(receipt: { reference: string }) => void>();
    openPage(<RFIForm onSubmitted={onSubmitted} />, { scenario: 'created' });
    await screen.findByLabelText('Full legal name');
    await fillProfile();
    await press('Review answers');
    await screen.findByText('Check your answers before sending');
    await press('Send');
    const receipt = within(await screen.findByRole('status', { name: 'Your answers were sent' }));
    expect(receipt.getByText('Home address')).toBeVisible();
    expect(receipt.getByText(/^Sent /)).toBeVisible();
    const { reference } = onSubmitted.mock.calls[0]![0];
    expect(receipt.getByText(`Reference: ${reference}`)).toBeVisible();
    expect(onSubmitted).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('button', { name: /Send|Review/ })).toBeNull();
    expect(screen.getByRole('heading', { name: 'With the reviewer' })).toBeVisible();
  });

  it('sends once however often Send is pressed', async () => {
    const real = memoryBackend({ scenario: 'created', latencyMs: 60 });
    const submitAnswers = vi.fn<typeof real.submitAnswers>((...input) => real.submitAnswers(...input));
    const backend: CustomerBackend = { ...real, submitAnswers };
    const client = createCustomerClient({ backend, customerId: 'cus_1' });
    render(
      <CustomerStatusProvider client={client}>
        <RFIForm />
      </CustomerStatusProvider>,
    );
    await screen.findByLabelText('Full legal name');
    await fillProfile();
    await press('Review answers');
    const send = await screen.findByRole('button', { name: 'Send' });
    await userEvent.dblClick(send);
    await screen.findByText('Your answers were sent');
    expect(submitAnswers).toHaveBeenCalledTimes(1);
  });

  it('leaves the focus where it is after a step, where the host moves it, and still leads to a control', async () => {
    openPage(<RFIForm moveFocus={false} />, { scenario: 'created' }, { support });
    await screen.findByRole('heading', { name: 'What we need from you' });
    await press('Review answers');
    const heading = await summary();
    expect(screen.getByRole('button', { name: 'Review answers' })).toHaveFocus();
    await userEvent.click(within(heading.closest<HTMLElement>('.csk-rfi-form-summary')!).getAllByRole('link')[0]!);
    await waitFor(() => expect(screen.getByLabelText('Full legal name')).toHaveFocus());
  });

  it('says everything that is missing in a summary that takes focus and leads to each control', async () => {
    await openForm();
    await press('Review answers');
    const heading = await summary();
    const box = heading.closest<HTMLElement>('.csk-rfi-form-summary')!;
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(within(box).getByRole('alert')).toContainElement(heading);
    const links = within(box).getAllByRole('link');
    expect(links.map((link) => link.textContent)).toEqual([
      'Enter: Full legal name',
      'Enter: Date of birth',
      'Choose the country of the address',
      'Enter the first line of the address',
      'Enter the town or city',
    ]);
    const name = screen.getByLabelText('Full legal name');
    expect(name).toHaveAttribute('aria-invalid', 'true');
    expect(name).toHaveAccessibleDescription('Enter: Full legal name');
    await userEvent.click(links[1]!);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Day')));
    await userEvent.click(links[3]!);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Address line 1')));
    await userEvent.fill(name, 'Ada');
    await waitFor(() => expect(name).not.toHaveAttribute('aria-invalid'));
    expect(screen.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    // What is put right is no alarm; what is still wrong at the next try is.
    expect(within(box).queryByRole('alert')).toBeNull();
    await press('Review answers');
    await waitFor(() => expect(within(box).getByRole('alert').textContent).toContain('Enter: Date of birth'));
  });

  it('says what is wrong with the form of an answer when its field is left, and not that others are empty', async () => {
    await openForm({}, [field('Email', { input: 'email' })]);
    const email = await screen.findByLabelText('Email');
    await userEvent.fill(email, 'ada.example.com');
    expect(email).not.toHaveAttribute('aria-invalid');
    await userEvent.tab();
    await waitFor(() => expect(email).toHaveAccessibleDescription(/like name@example.com/));
    expect(screen.getByLabelText('Full legal name')).not.toHaveAttribute('aria-invalid');
    expect(screen.queryByText('There is a problem', { selector: 'h3' })).toBeNull();
  });

  it('puts what the backend finds wrong on its field, the rest into the summary, and loses nothing', async () => {
    const real = memoryBackend({ scenario: 'created' });
    const fieldErrors = [
      { path: 'full-name', code: 'data_mismatch', message: 'The name differs from your document.' },
      { path: 'address.postalCode', code: 'data_invalid', message: 'There is no such postal code.' },
      { path: 'something.else', code: 'other', message: 'Your bank needs another day.' },
    ];
    const submitAnswers = () => Promise.reject(new CustomerStatusError('validation_failed', { fieldErrors }));
    const client = createCustomerClient({ backend: { ...real, submitAnswers }, customerId: 'cus_1' });
    render(
      <CustomerStatusProvider client={client}>
        <RFIForm />
      </CustomerStatusProvider>,
    );
    await screen.findByLabelText('Full legal name');
    await fillProfile();
    await press('Review answers');
    await screen.findByText('Check your answers before sending');
    await press('Send');
    const box = (await summary()).closest<HTMLElement>('.csk-rfi-form-summary')!;
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(within(box).getByText('Your bank needs another day.')).toBeVisible();
    expect(within(box).getAllByRole('link')).toHaveLength(2);
    expect(screen.getByLabelText('Full legal name')).toHaveAccessibleDescription('The name differs from your document.');
    expect(screen.getByLabelText('Full legal name')).toHaveValue('Ada Lovelace');
    expect(screen.getByLabelText('Postcode')).toHaveAccessibleDescription('There is no such postal code.');
    await userEvent.fill(screen.getByLabelText('Full legal name'), 'Ada King');
    await waitFor(() => expect(screen.queryAllByText('The name differs from your document.')).toEqual([]));
  });

  it('keeps everything when sending fails, says so, and sends on the next try', async () => {
    await openForm({ failures: { submitAnswers: (call) => (call === 1 ? 'forbidden' : undefined) } });
    await fillProfile();
    await press('Review answers');
    await screen.findByText('Check your answers before sending');
    await press('Send');
    expect(await screen.findByText(/Everything you entered is still here/)).toBeVisible();
    expect(screen.getByText('Ada Lovelace')).toBeVisible();
    await press('Send');
    await screen.findByText('Your answers were sent');
  });

  it('leads from the review back to one answer and keeps the others', async () => {
    await openForm();
    await fillProfile();
    await press('Review answers');
    await press('Change: Date of birth');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Day')));
    expect(screen.getByLabelText('Year')).toHaveValue('1990');
    expect(screen.getByLabelText('Full legal name')).toHaveValue('Ada Lovelace');
  });

  it('keeps what was typed when it is taken from the page and put back', async () => {
    const { show } = await openForm();
    await userEvent.fill(screen.getByLabelText('Full legal name'), 'Ada');
    await userEvent.fill(screen.getByLabelText('Month'), '7');
    show(<p>elsewhere</p>);
    show(<RFIForm />);
    expect(await screen.findByLabelText('Full legal name')).toHaveValue('Ada');
    expect(screen.getByLabelText('Month')).toHaveValue('7');
    expect(screen.getByLabelText('Day')).toHaveValue('');
  });

  it('answers a whole request for information: a question, a changed address, a document with two sides', async () => {
    const { backend, client } = openPage(<RFIForm />, { scenario: 'request_for_information' });
    await userEvent.fill(await screen.findByLabelText('Your answer'), 'The second one.');
    expect(screen.getByLabelText('Address line 1')).toHaveValue('12 Harbour Road');
    await userEvent.fill(screen.getByLabelText('Address line 1'), '14 Harbour Road');
    await userEvent.click(screen.getByRole('radio', { name: 'Driving licence' }));
    await userEvent.upload(screen.getByLabelText('File for Driving licence: front'), await plainPng(300, 200, '#f00', 'a.png'));
    await press('Review answers');
    const box = (await summary()).closest<HTMLElement>('.csk-rfi-form-summary')!;
    await userEvent.click(within(box).getByRole('link', { name: 'Upload the back: Identity document' }));
    const back = screen.getByRole('button', { name: 'Choose file for Driving licence: back' });
    await waitFor(() => expect(document.activeElement).toBe(back));
    await userEvent.upload(screen.getByLabelText('File for Driving licence: back'), await plainPng(300, 200, '#00f', 'b.png'));
    await waitFor(() => expect(screen.getByText('3 of 3 ready')).toBeVisible());
    await press('Review answers');
    await screen.findByText('Check your answers before sending');
    const front = 'Driving licence: front (a.png)';
    const other = 'Driving licence: back (b.png)';
    for (const line of ['The second one.', '14 Harbour Road', front, other]) expect(screen.getByText(line)).toBeVisible();
    await press('Send');
    await screen.findByText('Your answers were sent');
    await waitFor(() => expect(client.getSnapshot().status).toBe('UNDER_REVIEW'));
    expect(client.getSnapshot().drafts).toEqual({});
    expect(screen.queryByText('You cannot change this now')).toBeNull();
    expect((await backend.getCustomer('cus_1')).status.status).toBe('UNDER_REVIEW');
  });

  it('takes the receipt away when the review has moved on, and does not lose the focus with it', async () => {
    const { backend } = await openForm();
    await fillProfile();
    await press('Review answers');
    await screen.findByText('Check your answers before sending');
    await press('Send');
    const receipt = await screen.findByRole('heading', { name: 'Your answers were sent' });
    await waitFor(() => expect(receipt).toHaveFocus());
    act(() => void backend.simulate.requestInformation([field('Email', { input: 'email' })]));
    const asked = await screen.findByRole('heading', { name: 'What we need from you' });
    await waitFor(() => expect(screen.queryByText('Your answers were sent')).toBeNull());
    expect(asked).toHaveFocus();
    await userEvent.fill(screen.getByLabelText('Email'), 'ada@example.com');
    await press('Review answers');
    await screen.findByText('Check your answers before sending');
    await press('Send');
    await screen.findByText('Your answers were sent');
    act(() => void backend.simulate.approve());
    await waitFor(() => expect(screen.queryByText('Your answers were sent')).toBeNull());
  });

  it('says nothing about what is left to do while nobody knows where the customer stands', async () => {
    const { backend } = openPage(<RFIForm requirementIds={NONE} />, { scenario: 'active' });
    expect(await screen.findByRole('heading', { name: 'Nothing is asked of you' })).toBeVisible();
    act(() => void backend.simulate.useScenario('unknown_status'));
    await waitFor(() => expect(screen.queryByText('Nothing is asked of you')).toBeNull());
  });

  it('sends what is ready by itself and goes on asking for the rest', async () => {
    await openForm();
    await userEvent.fill(screen.getByLabelText('Full legal name'), 'Ada');
    await press('Continue with what is ready');
    await screen.findByText('Check your answers before sending');
    expect(screen.getByText(/Not included yet: Date of birth and Home address/)).toBeVisible();
    await press('Send');
    await screen.findByText('Your answers were sent');
    expect(screen.getByLabelText('Day')).toBeVisible();
    expect(screen.queryByLabelText('Full legal name')).toBeNull();
  });

  it('locks politely when the status changes under somebody’s hands, and keeps what they typed in sight', async () => {
    const { backend } = await openForm();
    await userEvent.fill(screen.getByLabelText('Full legal name'), 'Ada Lovelace');
    const heard = listenToAnnouncements();
    const { version } = await backend.getCustomer('cus_1');
    await act(() => backend.setStatus('cus_1', 'UNDER_REVIEW', { idempotencyKey: 'k', ifVersion: version }));
    expect(await screen.findByRole('heading', { name: 'You cannot change this now' })).toBeVisible();
    expect(screen.getByText('Ada Lovelace')).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
    await waitFor(() => expect(heard.some((text) => text.startsWith('Your status has changed'))).toBe(true));
    expect(await axeFaults()).toEqual([]);
  });

  it('masks what is sensitive, and leads no link to where a link must not lead', async () => {
    await openForm({}, EVERYTHING);
    await userEvent.fill(await screen.findByLabelText('Tax number'), 'AB12345678');
    expect(screen.getByLabelText('Tax number')).toHaveAttribute('autocomplete', 'off');
    expect(screen.getByText(/On file: •••• 1234/)).toBeVisible();
    await press('Continue with what is ready');
    expect(await screen.findByText('•••• 5678')).toBeVisible();
    await press('Back to the questions');
    const links = (await screen.findAllByRole('link')).map((link) => link.getAttribute('href'));
    expect(links).toContain('https://partner.example.com/x');
    expect(links.some((href) => href?.startsWith('javascript:'))).toBe(false);
    expect(screen.getAllByRole('link', { name: 'Contact Support' }).length).toBeGreaterThan(0);
  });

  it('asks for what it does not know as text, says what is overdue and how often one may still try', async () => {
    await openForm({}, EVERYTHING);
    expect(await screen.findByLabelText('Hologram')).toHaveAttribute('type', 'text');
    expect(screen.getByText('Please enter this as plain text.')).toBeVisible();
    expect(screen.getByText(/Overdue\. It was due Jan 1, 2020/)).toBeVisible();
    expect(screen.getByText('2 attempts left')).toBeVisible();
    expect(screen.getByLabelText('Phone (optional)')).toHaveAttribute('autocomplete', 'tel');
    expect(screen.getByLabelText('Email')).toHaveAttribute('autocomplete', 'email');
    expect(screen.getByText(/As it is/)).toBeVisible();
  });

  it('reads an amount as the reader’s language writes it', async () => {
    const { client } = await openForm({}, [field('Income', { input: 'money', currency: 'EUR' })]);
    const income = await screen.findByLabelText('Income in EUR');
    await userEvent.fill(income, '1,234.50');
    const draft = () => Object.values(client.getSnapshot().drafts).map((state) => state.answer);
    expect(draft()).toContainEqual(expect.objectContaining({ value: '1234.50' }));
    expect(income).toHaveValue('1,234.50');
    await userEvent.fill(income, 'plenty');
    await userEvent.tab();
    await waitFor(() => expect(income).toHaveAccessibleDescription(/must be an amount of money/));
  });

  it('is content with one of several alternatives', async () => {
    const group = { id: 'proof', rule: 'any' } as const;
    await openForm({}, [field('Passport number', {}, { group }), field('Licence number', {}, { group })]);
    expect(await screen.findByText('Answer one of these')).toBeVisible();
    await fillProfile();
    await press('Review answers');
    expect(await screen.findByRole('link', { name: /Answer one of the choices/ })).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'Licence number' }));
    await userEvent.fill(screen.getByRole('textbox', { name: 'Licence number' }), 'L 1');
    await press('Review answers');
    expect(await screen.findByText('Check your answers before sending')).toBeVisible();
    expect(screen.queryByText('Passport number')).toBeNull();
  });

  it('shows what may wait with its date and what happens otherwise, and says so when there is nothing to send yet', async () => {
    openPage(<RFIForm />, { scenario: 'active_with_dated_requirement' });
    expect(await screen.findByRole('heading', { name: 'Coming up' })).toBeVisible();
    expect(screen.getByText(/Payouts will be paused/)).toBeVisible();
    expect(screen.getByText('To do')).toBeVisible();
    await press('Review answers');
    await userEvent.click(await screen.findByRole('link', { name: 'Answer at least one of the questions to go on' }));
    const choose = screen.getByRole('button', { name: /^Choose file for/ });
    await waitFor(() => expect(document.activeElement).toBe(choose));
    await userEvent.upload(screen.getByLabelText(/^File for/), await plainPng(300, 200));
    await screen.findByText(/^Uploaded/);
    await press('Review answers');
    await press('Send');
    await screen.findByText('Your answers were sent');
  });

  it('can be asked for once more where nothing could be read', async () => {
    let isDown = true;
    const failures = { getCustomer: () => (isDown ? ('forbidden' as const) : undefined) };
    openPage(<RFIForm />, { scenario: 'created', failures, latencyMs: 0 });
    const again = await screen.findByRole('button', { name: 'Try again' });
    isDown = false;
    await userEvent.click(again);
    expect(await screen.findByRole('button', { name: 'Review answers' })).toBeVisible();
  });

  it('promises no review to whoever was rejected, wherever it stands', async () => {
    openPage(<RFIForm />, { scenario: 'rejected' });
    expect(await screen.findByRole('heading', { name: 'Nothing is asked of you' })).toBeVisible();
    expect(screen.queryByText(/looking at/)).toBeNull();
    expect(screen.queryByText(/changes by itself/)).toBeNull();
  });

  it('is all clear when nothing is asked', async () => {
    openPage(<RFIForm requirementIds={NONE} />, { scenario: 'active' });
    expect(await screen.findByRole('heading', { name: 'Nothing is asked of you' })).toBeVisible();
  });
});

const NONE: readonly string[] = [];
