import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { RFIForm } from '../../src/drop-ins/rfi-form/index.js';
import type { CapabilityState, DocumentRecord } from '../../src/model/index.js';
import { ask, due, HERE, openAsked, rowOf, SENT } from './asked-page.js';
import { axeFaults } from './axe-faults.js';
import { openPage } from './scenario-page.js';

const PAYOUTS: CapabilityState = { id: 'payouts', label: 'Payouts', status: 'active', reasons: [], requirementIds: [] };

/** Every way in which a request can stand, every deadline. */
const EVERYTHING = [
  ask('Open'),
  ask('Begun', { status: 'in_progress', ...due('2026-03-01') }),
  ask('Refused', {
    status: 'rejected',
    reasons: [{ code: 'other', audience: 'customer', message: 'Too dark.' }],
    attempts: { used: 2, max: 3 },
    ...due('2026-02-20', { severity: 'past_due' }),
  }),
  ask('Late', { status: 'expired', ...due('2026-02-01') }),
  ask('Optional', { blocking: false, ...due('2026-03-05', { extension: 'available' }) }),
  ask('Yearly', { blocking: false, due: { at: '2026-09-01', severity: 'eventual' } }),
  ask('One', { group: { id: 'g', rule: 'any', min: 2 }, ...due('2026-03-20') }),
  ask('Two', { group: { id: 'g', rule: 'any', min: 2 } }),
  ask('Three', { group: { id: 'g', rule: 'any', min: 2 } }),
  ask('Left', { group: { id: 'h', rule: 'all' }, status: 'rejected', subject: { type: 'person', id: '1', label: 'Ana Ruiz' } }),
  ask('Right', { group: { id: 'h', rule: 'all' }, subject: { type: 'person', id: '1', label: 'Ana Ruiz' } }),
  ask('Sent', SENT),
  ask('Spent', { status: 'rejected', attempts: { used: 3, max: 3 } }),
  ask('Taken', { status: 'accepted', awaiting: 'provider', updatedAt: '2026-02-27T09:00:00Z' }),
  ask('Dropped', { status: 'waived', awaiting: 'provider', subject: { type: 'person', id: '1', label: 'Ana Ruiz' } }),
];

describe('the items of a form', () => {
  it.each([
    ['every status and every deadline', EVERYTHING],
    ['nothing', []],
    ['only what is with the reviewer', [ask('Sent', SENT), ask('Sent too', SENT)]],
  ])('have no accessibility fault with %s, light and dark, from 280 pixels on', async (_what, requirements) => {
    openAsked(
      <div style={{ inlineSize: '280px' }}>
        <RFIForm />
      </div>,
      requirements,
      HERE,
    );
    await screen.findAllByRole('heading');
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      document.documentElement.style.background = 'Canvas';
      expect(await axeFaults()).toEqual([]);
    }
    expect(document.querySelector('.csk-rfi-form')!.scrollWidth).toBeLessThanOrEqual(280);
    document.documentElement.removeAttribute('style');
  });

  it('stand by subject and by what is to be done, with counts, under headings of the rank the host chose', async () => {
    openPage(<RFIForm headingLevel={3} />, { scenario: 'business_with_directors' });
    await screen.findByRole('heading', { name: 'What we need from you', level: 3 });
    const headings = screen.getAllByRole('heading').map((one) => `${one.tagName} ${one.textContent}`);
    expect(headings).toEqual([
      'H3 What we need from you',
      'H4 Your business',
      'H5 Needed now',
      'H6 Owners of the business',
      'H6 What the business does',
      'H5 Coming up',
      'H6 Accounts of the last year',
      'H4 Ama Osei, director',
      'H5 Needed now',
      'H4 Kofi Mensah, director',
      'H5 Needed now',
      'H6 Tax number',
      'H5 You can do this later',
      'H6 Proof of address',
      'H4 With the reviewer',
      'H5 Your business',
      'H5 Kofi Mensah, director',
    ]);
    const progress = screen.getByRole('progressbar', { name: 'How much is done' });
    expect(progress).toHaveAttribute('value', '4');
    expect(progress).toHaveAttribute('max', '10');
    expect(screen.getByText('4 of 10 done')).toBeVisible();
    expect(screen.getByText('3 of 6 done')).toBeVisible();
    expect(screen.getByText('1 of 3 done')).toBeVisible();
    expect(screen.getByText('0 of 2 ready')).toBeVisible();
    expect(screen.getByText('4 items')).toBeVisible();
  });

  it('need no heading for the only subject there is', async () => {
    openPage(<RFIForm />, { scenario: 'business_request_for_information' });
    await screen.findByRole('heading', { name: 'Needed now' });
    expect(screen.queryByRole('heading', { name: 'Your business' })).toBeNull();
  });

  it('are lists, so that a reader hears how many there are', async () => {
    openAsked(<RFIForm />, [ask('A'), ask('B'), ask('C', SENT), ask('D', SENT)], HERE);
    await screen.findByRole('heading', { name: 'A' });
    expect(screen.getAllByRole('list').map((list) => within(list).getAllByRole('listitem').length)).toEqual([2, 2]);
  });

  it.each([
    ['2026-03-20', 'Due Mar 20, 2026', 'later'],
    ['2026-03-04', 'Due Mar 4, 2026, in 3 days', 'soon'],
    ['2026-03-02', 'Due Mar 2, 2026, tomorrow', 'soon'],
    ['2026-03-02T09:30:00Z', 'Due tomorrow at 10:30 AM', 'soon'],
    ['2026-03-01T23:00:00Z', 'Due tomorrow at 12:00 AM', 'soon'],
    ['2026-03-01', 'Due today', 'today'],
    ['2026-03-01T15:00:00Z', 'Due today at 4:00 PM', 'today'],
    ['2026-02-28', 'Overdue. It was due Feb 28, 2026.', 'overdue'],
  ])('due %s say "%s" where it is 1 March in Berlin', async (at, text, stage) => {
    openAsked(<RFIForm />, [ask('Thing', due(at))], HERE);
    const row = await rowOf('Thing');
    expect(row.getByText((_content, element) => element?.tagName === 'P' && plain(element) === text)).toBeVisible();
    expect(document.querySelector('.csk-rfi-form-item')).toHaveAttribute('data-due-stage', stage);
  });

  it.each([
    ['Pacific/Kiritimati', 'Overdue. It was due Mar 1, 2026.'],
    ['America/Los_Angeles', 'Due today'],
  ])('go by the day in the time zone of the provider: %s', async (timeZone, text) => {
    openAsked(<RFIForm />, [ask('Thing', due('2026-03-01'))], { ...HERE, timeZone });
    expect((await rowOf('Thing')).getByText(text)).toBeVisible();
  });

  it('say that a date is later than at first, and that time ran out', async () => {
    const late = ask('Late', { status: 'expired', ...due('2026-02-01') });
    openAsked(<RFIForm />, [ask('Longer', due('2026-03-20', { originalAt: '2026-03-03' })), late], HERE);
    expect((await rowOf('Longer')).getByText('You were given more time. At first it was due Mar 3, 2026.')).toBeVisible();
    expect((await rowOf('Late')).getByText('The time for this ran out on Feb 1, 2026. You can still answer.')).toBeVisible();
    expect((await rowOf('Late')).getByText('Ran out of time')).toBeVisible();
  });

  it('say what stops and when: in the backend’s words, or by the names of the capabilities', async () => {
    const consequence = { capabilityIds: ['payouts', 'cards'] };
    const own = { text: 'Transfers stop that day.' };
    openAsked(
      <RFIForm />,
      [
        ask('Early', due('2026-03-03', { consequence })),
        ask('Late', due('2026-02-20', { consequence })),
        ask('Told', due('2026-03-03', { consequence: own })),
        ask('Vague', due('2026-03-03', { consequence: { capabilityIds: ['unheard-of'] } })),
      ],
      { ...HERE, more: { capabilities: [PAYOUTS, { ...PAYOUTS, id: 'cards', label: 'Cards' }] } },
    );
    const early = 'Payouts and Cards will pause on Mar 3, 2026 if we do not have it by then.';
    expect((await rowOf('Early')).getByText(early)).toBeVisible();
    expect((await rowOf('Late')).getByText('Payouts and Cards may be paused until we have it.')).toBeVisible();
    expect((await rowOf('Told')).getByText('Transfers stop that day.')).toBeVisible();
    expect((await rowOf('Vague')).getByText('Without it, some features may be switched off.')).toBeVisible();
  });

  it('say when the last attempt is the last one', async () => {
    openAsked(
      <RFIForm />,
      [ask('Last', { attempts: { used: 2, max: 3 } }), ask('Many', { attempts: { used: 0, max: 3 } })],
      HERE,
    );
    const last = (await rowOf('Last')).getByText('1 attempt left');
    expect(last.closest('[data-tone]')).toHaveAttribute('data-tone', 'caution');
    expect((await rowOf('Many')).getByText('3 attempts left').closest('[data-tone]')).toBeNull();
  });

  it('warn above the list when the first of them is due, and lead there', async () => {
    openAsked(<RFIForm />, [ask('Other'), ask('Pressing', due('2026-03-02'))], HERE);
    expect(await screen.findByText('The first item is due tomorrow.')).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'Go to: Pressing' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Pressing')));
  });

  it('count in the warning what is overdue', async () => {
    const late = due('2026-02-20', { severity: 'past_due' });
    openAsked(<RFIForm />, [ask('Other'), ask('Late', late), ask('Later', late)], HERE);
    expect(await screen.findByText('2 items are overdue.')).toBeVisible();
  });

  it('ask a verified customer for what is dated, early and without blocking anything', async () => {
    openPage(<RFIForm />, { scenario: 'active_with_dated_requirement' });
    expect(await screen.findByRole('heading', { name: 'Coming up' })).toBeVisible();
    expect(screen.getByText(/Payouts will be paused/)).toBeVisible();
    expect(screen.getByRole('button', { name: /^Choose file for/ })).toBeVisible();
  });
});

describe('what is with the reviewer', () => {
  const record: DocumentRecord = {
    id: 'd1',
    requirementId: 'identity',
    type: 'passport',
    subject: { type: 'customer' },
    status: 'pending',
    files: [
      { id: 'f1', side: 'front', name: 'front.jpg', mime: 'image/jpeg', size: 2_400_000, uploadedAt: '2026-02-27T09:00:00Z' },
    ],
    reasons: [],
    submittedAt: '2026-02-27T09:30:00Z',
  };
  const passport = { type: 'passport', label: 'Passport', sides: ['front' as const] };

  it('have their date all the same, without any urgency; what is locked says what its date means', async () => {
    openAsked(<RFIForm />, [ask('Work', { ...SENT, ...due('2026-02-20') }), ask('Home')], HERE);
    expect(await screen.findByText('Due Feb 20, 2026')).toBeVisible();
    expect(screen.queryByText(/^Overdue/)).toBeNull();
    cleanup();
    const status = { status: 'UNDER_REVIEW' as const, reasons: [], terminal: false, recovery: 'none' as const, editable: false };
    openAsked(<RFIForm />, [ask('Work', due('2026-02-20'))], { ...HERE, more: { status } });
    expect(await screen.findByText(/^Overdue\. It was due Feb 20, 2026/)).toBeVisible();
  });

  it('can be read and not answered: what was sent, since when, and when a result is expected', async () => {
    openAsked(
      <RFIForm />,
      [
        ask('Identity', { ...SENT, spec: { kind: 'document', accepted: [passport], mime: ['image/jpeg'] } }),
        ask('Work', {
          ...SENT,
          spec: { kind: 'clarification', question: 'Where?', answer: 'text', currentAnswer: { text: 'In a mill.' } },
        }),
        ask('Tax', {
          ...SENT,
          spec: {
            kind: 'field',
            path: 'tax',
            input: 'tax_id',
            required: true,
            sensitive: true,
            currentValue: 'AB 12 34 56',
            currentValueMasked: '•••• 3456',
          },
        }),
      ],
      {
        ...HERE,
        more: {
          documents: [record],
          status: {
            status: 'UNDER_REVIEW',
            reasons: [],
            terminal: false,
            recovery: 'none',
            editable: false,
            expectedBy: { max: '2026-03-04T12:00:00Z' },
          },
        },
      },
    );
    expect(await screen.findByRole('heading', { name: 'Nothing is needed from you now' })).toBeVisible();
    expect(screen.getByText(/We expect a result by Mar 4, 2026/)).toBeVisible();
    const files = within(screen.getByRole('list', { name: 'What you sent: Identity' }));
    expect(files.getByText('Passport: front (front.jpg), 2.4 MB')).toBeVisible();
    expect(within(screen.getByRole('list', { name: 'What you sent: Work' })).getByText('In a mill.')).toBeVisible();
    expect(within(screen.getByRole('list', { name: 'What you sent: Tax' })).getByText('•••• 3456')).toBeVisible();
    expect(document.body.textContent).not.toContain('AB 12 34 56');
    expect(document.querySelector('time[datetime="2026-02-27T09:30:00Z"]')).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

/** Text with plain spaces: some languages' formats hold narrow ones. */
function plain(element: Element): string {
  return (element.textContent ?? '').replaceAll(/\s/g, ' ');
}
