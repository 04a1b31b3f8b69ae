import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { RFIForm } from '../../../src/drop-ins/rfi-form/index.js';
import type { FieldReport } from '../../../src/react/rfi-form/index.js';
import { requirementSchema } from '../../../src/model/requirement.schema.js';
import { type FieldSpec, parse, type Requirement } from '../../../src/model/index.js';
import { ask, HERE, openAsked } from '../asked-page.js';
import { axeFaults } from '../axe-faults.js';

const field = (title: string, spec: Partial<FieldSpec>): Requirement =>
  ask(title, { spec: { kind: 'field', path: title.toLowerCase(), input: 'text', required: true, ...spec } });
const question = (title: string, text: string): Requirement =>
  ask(title, { spec: { kind: 'clarification', question: text, answer: 'text' } });
const options = ['Salary', 'Rent'].map((label) => ({ value: label, label }));
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

/** True when the one stands before the other on the page. */
function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

describe('a control', () => {
  it('says with its hint how to answer and then what is wrong, in this order, before itself and in words', async () => {
    openAsked(<RFIForm />, [field('Code', { pattern: '\\d{4}', example: '1234', maxLength: 4 })], HERE);
    const box = await screen.findByRole('textbox', { name: 'Code' });
    const ids = () =>
      (box.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => document.getElementById(id) !== null);
    const hints = ids();
    expect(hints).toHaveLength(1);
    await userEvent.fill(box, 'none');
    await userEvent.tab();
    await waitFor(() => expect(box).toHaveAttribute('aria-invalid', 'true'));
    expect(ids()).toEqual([hints[0], expect.stringMatching(/-error$/)]);
    const error = document.getElementById(ids()[1] ?? '')!;
    expect(error).toHaveTextContent('Code must look like this: 1234');
    for (const id of ids()) expect(isBefore(document.getElementById(id)!, box)).toBe(true);
  });

  it('says in its label that it may be left out, and the others say that they may not', async () => {
    openAsked(<RFIForm />, [field('Needed', {}), field('Extra', { required: false })], HERE);
    expect(await screen.findByLabelText('Extra (optional)')).not.toHaveAttribute('aria-required');
    expect(screen.getByLabelText('Needed')).toHaveAttribute('aria-required', 'true');
  });

  it('of a reviewer’s question is told with the question, also where there are several', async () => {
    openAsked(<RFIForm />, [question('Transfer', 'What was it for?'), question('Work', 'Where do you work?')], HERE);
    const boxes = await screen.findAllByRole('textbox', { name: 'Your answer' });
    expect(boxes[0]).toHaveAccessibleDescription('What was it for?');
    expect(boxes[1]).toHaveAccessibleDescription('Where do you work?');
    await press('Review answers');
    await waitFor(() => expect(boxes[1]).toHaveAccessibleDescription('Where do you work? Answer the question: Work'));
    expect(await axeFaults()).toEqual([]);
  });

  it.each([
    ['Choices', { input: 'choice', options }, 'radio', /Choices/],
    ['Several', { input: 'multi_choice', options }, 'checkbox', /Several/],
    ['Yes or no', { input: 'boolean' }, 'radio', /Yes or no/],
    ['Born', { input: 'date_of_birth' }, 'textbox', /Born/],
    ['Home', { input: 'address' }, 'textbox', /^(Enter|Choose) the/],
  ] as const)(
    'that is one of several, as in "%s", stands in a group with the name of what is asked',
    async (title, spec, role, message) => {
      openAsked(<RFIForm />, [field(title, spec)], HERE);
      const group = await screen.findByRole('group', { name: title });
      expect(within(group).getAllByRole(role).length).toBeGreaterThan(1);
      await press('Review answers');
      await screen.findByRole('heading', { name: 'There is a problem' });
      // A radio button cannot be invalid by itself: what is wrong is told with its group.
      const wrong = role === 'textbox' ? [...group.querySelectorAll('[aria-invalid="true"]')] : [group];
      expect(wrong.length).toBeGreaterThan(0);
      for (const control of wrong) expect(control).toHaveAccessibleDescription(expect.stringMatching(message));
    },
  );
});

describe('a request of a kind that is not known', () => {
  it('is shown with its title and a way to support, beside the others, and is told to the host once', async () => {
    const onReport = vi.fn<(report: FieldReport) => void>();
    const { kind: _, ...rest } = ask('Video call');
    const strange = parse(requirementSchema, { ...rest, kind: 'video_call', spec: { kind: 'video_call', room: 7 } });
    openAsked(<RFIForm onReport={onReport} />, [strange, ask('Name')], HERE);
    expect(await screen.findByRole('heading', { name: 'Video call' })).toBeVisible();
    expect(screen.getByText('Our support team will help you with this step.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Contact Support' })).toHaveAttribute('href', 'mailto:help@example.com');
    await userEvent.fill(screen.getByLabelText('Name'), 'Ada');
    await press('Review answers');
    await screen.findByRole('heading', { name: 'Check your answers before sending' });
    await press('Send');
    await screen.findByRole('heading', { name: 'Your answers were sent' });
    expect(screen.getByText('Our support team will help you with this step.')).toBeVisible();
    expect(onReport.mock.calls).toEqual([[{ code: 'unknown_kind', requirementId: 'video-call', detail: 'video_call' }]]);
  });
});

describe('a step that is still to be taken elsewhere', () => {
  const step = ask('Identity check', { spec: { kind: 'action', action: 'redirect', url: 'https://partner.example.com/x' } });

  it('is named when everything is to be sent, and what is ready can be sent without it', async () => {
    openAsked(<RFIForm />, [step, ask('Name')], HERE);
    await userEvent.fill(await screen.findByLabelText('Name'), 'Ada');
    await press('Review answers');
    expect(await screen.findByRole('link', { name: 'Complete this step: Identity check' })).toBeVisible();
    await press('Continue with what is ready');
    await screen.findByRole('heading', { name: 'Check your answers before sending' });
    await press('Send');
    await screen.findByRole('heading', { name: 'Your answers were sent' });
    expect(screen.getByRole('heading', { name: 'Identity check' })).toBeVisible();
  });
});

describe('the review', () => {
  it('shows every answer that goes, whatever kind it is of, each with a way back to its control', async () => {
    openAsked(
      <RFIForm />,
      [
        field('Name', {}),
        field('Income', { input: 'choice', options }),
        field('Resident', { input: 'boolean' }),
        field('Sum', { input: 'money', currency: 'EUR' }),
        field('Extra', { required: false }),
        question('Transfer', 'What was it for?'),
      ],
      HERE,
    );
    await userEvent.fill(await screen.findByLabelText('Name'), 'Ada');
    await userEvent.click(screen.getByRole('radio', { name: 'Rent' }));
    await userEvent.click(screen.getByRole('radio', { name: 'No' }));
    await userEvent.fill(screen.getByLabelText('Sum in EUR'), '12.50');
    await userEvent.fill(screen.getByLabelText('Your answer'), 'A car');
    await press('Review answers');
    await screen.findByRole('heading', { name: 'Check your answers before sending' });
    for (const text of ['Ada', 'Rent', 'No', 'A car']) expect(screen.getByText(text)).toBeVisible();
    expect(screen.getByText(/12\.50/)).toBeVisible();
    expect(screen.getByText('No answer')).toBeVisible();
    const names = screen
      .getAllByRole('button', { name: /^Change: / })
      .map((button) => button.getAttribute('aria-label') ?? button.textContent);
    expect(names).toEqual(['Name', 'Income', 'Resident', 'Sum', 'Extra', 'Transfer'].map((title) => `Change: ${title}`));
    await press('Change: Income');
    await waitFor(() =>
      expect(screen.getByRole('group', { name: 'Income' })).toContainElement(document.activeElement as HTMLElement),
    );
    expect(screen.getByLabelText('Name')).toHaveValue('Ada');
  });
});

describe('what is typed and cannot be saved', () => {
  const broken = (place: 'device') => ({
    open: () => ({
      place,
      delayMs: 0,
      load: () => Promise.reject(new Error('no database')),
      save: () => Promise.reject(new Error('no database')),
    }),
  });

  it('is said to be unsaved on this device, once something is typed, in a place that was there before', async () => {
    const { client } = openAsked(<RFIForm />, [ask('Name')], { ...HERE, drafts: broken('device') });
    const box = await screen.findByLabelText('Name');
    const text = 'What you type is not saved on this device. Send it before you close this page.';
    await waitFor(() => expect(client.getSnapshot().draftKeeping.device).toBe('failed'));
    expect(screen.queryByText(text)).toBeNull();
    const places = screen.getAllByRole('status');
    await userEvent.fill(box, 'Ada');
    const said = await screen.findByText(text);
    expect(places).toContain(said);
    expect(box).toHaveValue('Ada');
    expect(await axeFaults()).toEqual([]);
    client.reset();
  });
});

describe('what is typed when everything is locked', () => {
  it('is back in its control when it can be changed again', async () => {
    const { backend } = openAsked(<RFIForm />, [ask('Name')], HERE);
    await userEvent.fill(await screen.findByLabelText('Name'), 'Half a na');
    const lock = (editable: boolean) =>
      act(() => void backend.simulate.change((snapshot) => ({ ...snapshot, status: { ...snapshot.status, editable } })));
    lock(false);
    expect(await screen.findByText('Half a na')).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
    lock(true);
    expect(await screen.findByLabelText('Name')).toHaveValue('Half a na');
  });
});
