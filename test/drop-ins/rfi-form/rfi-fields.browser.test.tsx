import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { memoryBackend } from '../../../src/backends/memory/index.js';
import { createCustomerClient, type CustomerClient } from '../../../src/client/index.js';
import { CustomerStatusProvider } from '../../../src/drop-ins/provider/index.js';
import { RFIForm, type RFIFormProps } from '../../../src/drop-ins/rfi-form/index.js';
import type { FieldSpec, FieldValue, NewRequirement } from '../../../src/model/index.js';
import type { CustomFieldProps, FieldReport } from '../../../src/react/rfi-form/index.js';
import { needs } from '../../engines/needs.js';
import { axeFaults } from '../axe-faults.js';
import { listenToAnnouncements } from '../scenario-page.js';

function field(title: string, spec: Partial<FieldSpec> = {}, more: Partial<NewRequirement> = {}): NewRequirement {
  return { title, spec: { kind: 'field', path: title.toLowerCase(), input: 'text', required: true, ...spec }, ...more };
}

async function open(requests: NewRequirement[], props: Partial<RFIFormProps> = {}, locale = 'en') {
  const backend = memoryBackend({ scenario: 'active' });
  backend.simulate.requestInformation(requests);
  const client = createCustomerClient({ backend, customerId: 'cus_1' });
  const view = render(
    <CustomerStatusProvider client={client} locale={locale} support={{ href: 'mailto:help@example.com' }}>
      <RFIForm {...props} />
    </CustomerStatusProvider>,
  );
  await screen.findByRole('button', { name: 'Review answers' }, { timeout: 5_000 }).catch(() => screen.findAllByRole('heading'));
  return { backend, client, ...view };
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const drafts = (client: CustomerClient) => Object.values(client.getSnapshot().drafts).map(({ answer }) => answer);
const valueOf = (client: CustomerClient): FieldValue | undefined => {
  const [answer] = drafts(client);
  return answer?.kind === 'field' ? answer.value : undefined;
};

const MANY = Array.from({ length: 10_000 }, (_, index) => ({ value: `o${String(index)}`, label: `Option ${String(index)}` }));
MANY.push({ value: 'umlaut', label: 'Größe äußerst' });

beforeEach(() => {
  document.documentElement.removeAttribute('style');
});

describe('the fields of RFIForm', () => {
  it('have no accessibility fault: a secret, a long list that is open, an address of each order, a custom control', async () => {
    await open(
      [
        field('Secret', { input: 'tax_id', sensitive: true, currentValueMasked: '•••• 9' }),
        field('Occupation', { input: 'choice', options: MANY }),
        field('Trades', { input: 'multi_choice', options: MANY }),
        field('Home', { input: 'address', currentValue: { lines: ['1 Rd'], city: 'Ulm', country: 'DE' } }),
        field('Office', { input: 'address', currentValue: { lines: ['1 Rd'], city: 'Salem', country: 'US' } }),
        field('Rating', { input: 'rating' }),
        field('Born', { input: 'date_of_birth' }),
      ],
      { fieldTypes: { rating: Rating } },
    );
    await userEvent.click(await screen.findByRole('combobox', { name: 'Occupation' }));
    await screen.findByRole('listbox');
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      document.documentElement.style.background = 'Canvas';
      expect(await axeFaults()).toEqual([]);
    }
  });

  it('mask a secret while it is typed; the button that shows it says so, and nothing unmasked can be copied or dragged before', async () => {
    const { client } = await open([field('Tax number', { input: 'tax_id', sensitive: true, currentValueMasked: '•••• 1234' })]);
    const heard = listenToAnnouncements();
    const box = screen.getByLabelText<HTMLInputElement>('Tax number');
    await userEvent.fill(box, 'QQ 12 34 56 C');
    expect(box).toHaveAttribute('type', 'password');
    expect(box).toHaveAttribute('data-csk-private');
    expect(box).toHaveAttribute('autocomplete', 'off');
    expect(box).toHaveAttribute('spellcheck', 'false');
    expect(document.body.textContent).not.toContain('QQ 12 34 56 C');
    box.select();
    for (const type of ['copy', 'cut', 'dragstart'])
      expect(fireEvent(box, new Event(type, { bubbles: true, cancelable: true }))).toBe(false);
    const show = screen.getByRole('button', { name: 'Show: Tax number' });
    expect(show).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(show);
    expect(box).toHaveAttribute('type', 'text');
    expect(fireEvent.copy(box)).toBe(true);
    expect(show).toHaveAttribute('aria-pressed', 'true');
    await waitFor(() => expect(heard).toContain('Tax number is shown'));
    await userEvent.click(show);
    expect(box).toHaveAttribute('type', 'password');
    await waitFor(() => expect(heard).toContain('Tax number is hidden'));
    expect(valueOf(client)).toBe('QQ 12 34 56 C');
  });

  it('mask a secret in the review too, until it is asked for', async () => {
    await open([field('Tax number', { input: 'tax_id', sensitive: true })]);
    await userEvent.fill(screen.getByLabelText('Tax number'), 'QQ123456C');
    await press('Review answers');
    expect(await screen.findByText('•••• 456C')).toHaveAttribute('data-csk-private');
    expect(document.body.textContent).not.toContain('QQ123456C');
    await press('Show: Tax number');
    expect(await screen.findByText('QQ123456C')).toBeVisible();
  });

  it('let anything be pasted, also more than fits, and say what is too much instead of cutting it off', async () => {
    const { client } = await open([
      field('Motto', { maxLength: 5 }),
      field('Secret', { sensitive: true }),
      field('Sum', { input: 'money' }),
    ]);
    for (const name of ['Motto', 'Secret', 'Sum']) {
      const box = screen.getByLabelText<HTMLInputElement>(name);
      expect(box).not.toHaveAttribute('maxlength');
      act(() => box.focus());
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: new DataTransfer() });
      act(() => void box.dispatchEvent(event));
      expect(event.defaultPrevented).toBe(false);
      await userEvent.fill(box, '1,234 and more');
    }
    expect(drafts(client).map((answer) => (answer.kind === 'field' ? answer.value : ''))).toEqual(
      Array(3).fill('1,234 and more'),
    );
    await waitFor(() =>
      expect(screen.getByLabelText('Motto')).toHaveAccessibleDescription('Motto must have 5 characters or fewer'),
    );
  });

  it('leave text alone while it is composed, as in Japanese, and take it when it is finished; its Enter sends nothing', async (context) => {
    needs(context, 'composition');
    const { client } = await open([field('Name'), field('Amount', { input: 'number' })]);
    const box = screen.getByLabelText<HTMLInputElement>('Name');
    await userEvent.click(box);
    await cdp().send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await cdp().send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    expect(box.value).toBe('にほん');
    expect(drafts(client)).toEqual([]);
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 229, isComposing: true });
    await cdp().send('Input.insertText', { text: '日本' });
    expect(box.value).toBe('日本');
    expect(valueOf(client)).toBe('日本');
    expect(screen.queryByRole('heading', { name: /Check your answers|There is a problem/ })).toBeNull();
    const amount = screen.getByLabelText<HTMLInputElement>('Amount');
    await userEvent.click(amount);
    await cdp().send('Input.imeSetComposition', { text: '１２', selectionStart: 2, selectionEnd: 2 });
    expect(amount.value).toBe('１２');
    await cdp().send('Input.insertText', { text: '１２' });
    expect(amount.value).toBe('１２');
    expect(drafts(client)).toContainEqual(expect.objectContaining({ value: '12' }));
  });

  it('keep composed text that nobody finished when the control is left', async () => {
    const { client } = await open([field('Name')]);
    const box = screen.getByLabelText<HTMLInputElement>('Name');
    fireEvent.compositionStart(box);
    fireEvent.input(box, { target: { value: 'きょう' } });
    expect(drafts(client)).toEqual([]);
    fireEvent.blur(box);
    expect(valueOf(client)).toBe('きょう');
  });

  it('take a birth in the digits of any script and the name of a month, and name just the part that is missing', async () => {
    const { client } = await open([field('Born', { input: 'date_of_birth' })]);
    await userEvent.fill(screen.getByLabelText('Day'), '٧');
    await userEvent.fill(screen.getByLabelText('Month'), 'March');
    await press('Review answers');
    expect(screen.getByLabelText('Month')).toHaveValue('3');
    const links = await screen.findAllByRole('link', { name: 'Born must include a year' });
    await userEvent.click(links[0]!);
    await waitFor(() => expect(screen.getByLabelText('Year')).toHaveFocus());
    expect(screen.getByLabelText('Year')).toHaveAttribute('aria-invalid', 'true');
    expect(screen.getByLabelText('Day')).not.toHaveAttribute('aria-invalid');
    await userEvent.fill(screen.getByLabelText('Year'), '۱۹۹۰');
    await press('Review answers');
    expect(await screen.findByText('Mar 7, 1990')).toBeVisible();
    expect(valueOf(client)).toBe('1990-03-07');
  });

  it('mark every part of a birth that is missing, and all of them where nothing was entered', async () => {
    await open([field('Born', { input: 'date_of_birth' })]);
    const marked = () =>
      ['Day', 'Month', 'Year'].filter((name) => screen.getByLabelText(name).getAttribute('aria-invalid') === 'true');
    await press('Review answers');
    await waitFor(() => expect(marked()).toEqual(['Day', 'Month', 'Year']));
    await userEvent.fill(screen.getByLabelText('Day'), '7');
    await press('Review answers');
    await screen.findAllByRole('link', { name: 'Born must include a month and a year' });
    expect(marked()).toEqual(['Month', 'Year']);
  });

  it('say of a date that is typed by half that it is not one yet, as only the browser knows', async () => {
    await open([field('Since', { input: 'date' })]);
    const box = screen.getByLabelText('Since');
    await userEvent.click(box);
    await userEvent.keyboard('12');
    await userEvent.tab();
    await press('Review answers');
    expect(await screen.findByRole('link', { name: 'Since must be a real date, with day, month and year' })).toBeVisible();
  });

  it('ask for an address by the names and in the order of its country', async () => {
    await open([field('Home', { input: 'address' })]);
    expect(screen.getByLabelText('Postal code (optional)')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Country'), 'US');
    expect(screen.getByLabelText('ZIP code')).toHaveAttribute('aria-required', 'true');
    expect(screen.getByLabelText('State')).toBeVisible();
    await userEvent.fill(screen.getByLabelText('State'), 'Oregon');
    await userEvent.selectOptions(screen.getByLabelText('Country'), 'HK');
    expect(screen.queryByLabelText(/code/)).toBeNull();
    expect(screen.getByLabelText('State, province or region (optional)')).toHaveValue('Oregon');
    await userEvent.selectOptions(screen.getByLabelText('Country'), 'DE');
    const [code, town] = [screen.getByLabelText('Postal code'), screen.getByLabelText('Town or city')];
    expect(code.compareDocumentPosition(town) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await press('Review answers');
    expect(await screen.findByRole('link', { name: 'Enter the postal code' })).toBeVisible();
  });
});

describe('a list of ten thousand options', () => {
  it('is searched by typing, with the keys of the ARIA practices, and holds only what is in sight', async () => {
    const { client } = await open([field('Occupation', { input: 'choice', options: MANY })]);
    const box = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Occupation' });
    expect(box).toHaveAccessibleDescription('Type a part of the name to find it among 10,001 answers.');
    expect(box).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(box);
    expect(box).toHaveAttribute('aria-expanded', 'true');
    const list = await screen.findByRole('listbox', { name: 'Answers: Occupation' });
    await waitFor(() => expect(within(list).getAllByRole('option').length).toBeGreaterThan(3));
    expect(within(list).getAllByRole('option').length).toBeLessThan(60);
    expect(within(list).getAllByRole('option')[0]).toHaveAttribute('aria-setsize', '10001');
    await userEvent.keyboard('{ArrowUp}');
    await waitFor(() =>
      expect(document.getElementById(box.getAttribute('aria-activedescendant')!)).toHaveTextContent('Größe äußerst'),
    );
    await userEvent.keyboard('grosse ausserst');
    expect(screen.queryAllByRole('option')).toHaveLength(0);
    await userEvent.fill(box, 'große aus');
    await userEvent.fill(box, 'größe auß');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await userEvent.keyboard('{Enter}');
    expect(box).toHaveValue('Größe äußerst');
    expect(box).toHaveAttribute('aria-expanded', 'false');
    expect(valueOf(client)).toBe('umlaut');
    await userEvent.keyboard('{ArrowDown}{Escape}');
    expect(box).toHaveAttribute('aria-expanded', 'false');
    expect(box).toHaveValue('Größe äußerst');
  });

  it('takes what is written out in full, lets go of what is emptied, and keeps the choice when a search leads nowhere', async () => {
    const { client } = await open([field('Occupation', { input: 'choice', options: MANY }), field('Other')]);
    const box = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Occupation' });
    await userEvent.fill(box, 'option 9999');
    await userEvent.tab();
    expect(valueOf(client)).toBe('o9999');
    await userEvent.fill(box, 'zzz');
    expect(screen.getByText('Nothing found', { selector: '.csk-hint' })).toBeVisible();
    await userEvent.tab();
    expect(box).toHaveValue('Option 9999');
    await userEvent.fill(box, '');
    await userEvent.tab();
    expect(valueOf(client)).toBeNull();
  });

  it('chooses nothing by the Enter that ends what is composed, also where only its key code says so', async () => {
    const { client } = await open([field('Trades', { input: 'multi_choice', options: MANY })]);
    const box = await screen.findByRole('combobox', { name: 'Trades' });
    fireEvent.compositionStart(box);
    fireEvent.input(box, { target: { value: 'Größe' } });
    fireEvent.compositionEnd(box);
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 });
    expect(drafts(client)).toEqual([]);
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 13 });
    expect(valueOf(client)).toEqual(['umlaut']);
  });

  it('gives several answers, each of which can be taken back, without losing the focus', async () => {
    const { client } = await open([field('Trades', { input: 'multi_choice', options: MANY })]);
    const box = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Trades' });
    await userEvent.fill(box, 'option 42');
    await userEvent.keyboard('{Enter}');
    await userEvent.fill(box, 'option 43');
    await userEvent.keyboard('{Enter}');
    expect(valueOf(client)).toEqual(['o42', 'o43']);
    const chosen = screen.getByRole('list', { name: 'Chosen: Trades' });
    await userEvent.click(within(chosen).getByRole('button', { name: 'Remove: Option 42' }));
    expect(valueOf(client)).toEqual(['o43']);
    expect(box).toHaveFocus();
  });

  it('is chosen from with the pointer too', async () => {
    const { client } = await open([field('Occupation', { input: 'choice', options: MANY })]);
    const box = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Occupation' });
    await userEvent.click(document.querySelector('[aria-label="Show all answers: Occupation"]')!);
    expect(box).toHaveFocus();
    await userEvent.click(await screen.findByRole('option', { name: 'Option 3' }));
    expect(valueOf(client)).toBe('o3');
    expect(box).toHaveFocus();
  });
});

function Rating({ id, describedBy, invalid, disabled, value, onChange, onBlur, spec, requirement }: CustomFieldProps) {
  return (
    <input
      id={id}
      type="range"
      min={1}
      max={5}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      disabled={disabled}
      data-path={spec.path}
      data-requirement={requirement.id}
      value={typeof value === 'number' ? value : 1}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      onBlur={onBlur}
    />
  );
}

describe('an input the kit does not know', () => {
  it('is the host’s own control where it has one: label, errors and summary are the kit’s', async () => {
    const { client } = await open([field('Rating', { input: 'rating' })], { fieldTypes: { rating: Rating } });
    const box = screen.getByLabelText<HTMLInputElement>('Rating');
    expect(box).toHaveAttribute('type', 'range');
    await press('Review answers');
    await waitFor(() => expect(box).toHaveAccessibleDescription('Enter: Rating'));
    await userEvent.click(screen.getByRole('link', { name: 'Enter: Rating' }));
    await waitFor(() => expect(box).toHaveFocus());
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(valueOf(client)).toBe(3);
    await press('Review answers');
    expect(await screen.findByText('3')).toBeVisible();
    await press('Send');
    expect(await screen.findByRole('heading', { name: 'Your answers were sent' })).toBeVisible();
  });

  it('is asked for as text with a notice otherwise, and reported once however often the form mounts', async () => {
    const onReport = vi.fn<(report: FieldReport) => void>();
    const { client, rerender } = await open([field('Hologram', { input: 'hologram' })], { onReport });
    expect(screen.getByLabelText('Hologram')).toHaveAttribute('type', 'text');
    expect(screen.getByText('Please enter this as plain text.')).toBeVisible();
    const again = (key: string) => (
      <CustomerStatusProvider client={client}>
        <RFIForm key={key} onReport={onReport} />
      </CustomerStatusProvider>
    );
    rerender(again('a'));
    rerender(again('b'));
    await waitFor(() => expect(onReport).toHaveBeenCalledTimes(1));
    expect(onReport).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'unknown_input', path: 'hologram', detail: 'hologram' }),
    );
  });
});

describe('checks', () => {
  it('of the host are told when the control is left, in the host’s words, and gone when the answer is another one', async () => {
    const taken = {
      '~standard': {
        version: 1 as const,
        vendor: 'test',
        validate: (value: unknown) => (value === 'ada' ? { issues: [{ message: 'That name is taken' }] } : { value }),
      },
    };
    await open([field('Nickname')], { validators: { nickname: taken } });
    const box = screen.getByLabelText('Nickname');
    await userEvent.fill(box, 'ada');
    expect(box).not.toHaveAttribute('aria-invalid');
    await userEvent.tab();
    await waitFor(() => expect(box).toHaveAccessibleDescription('That name is taken'));
    await userEvent.fill(box, 'ada1');
    await waitFor(() => expect(box).not.toHaveAttribute('aria-invalid'));
  });

  it('of the host that answer later are waited for before the review', async () => {
    let answer: (issues: readonly { message: string }[]) => void = () => undefined;
    const later = {
      '~standard': {
        version: 1 as const,
        vendor: 'test',
        validate: (value: unknown) =>
          new Promise<{ value: unknown } | { issues: readonly { message: string }[] }>((resolve) => {
            answer = (issues) => resolve(issues.length === 0 ? { value } : { issues });
          }),
      },
    };
    await open([field('Nickname')], { validators: { nickname: later } });
    await userEvent.fill(screen.getByLabelText('Nickname'), 'ada');
    const review = screen.getByRole('button', { name: 'Review answers' });
    await userEvent.click(review);
    expect(review).toHaveAttribute('aria-disabled', 'true');
    expect(screen.queryByText('Check your answers before sending')).toBeNull();
    act(() => answer([{ message: 'Taken, sorry' }]));
    expect(await screen.findByRole('link', { name: 'Taken, sorry' })).toBeVisible();
    await userEvent.fill(screen.getByLabelText('Nickname'), 'ada2');
    await userEvent.click(review);
    act(() => answer([]));
    expect(await screen.findByRole('heading', { name: 'Check your answers before sending' })).toBeVisible();
  });

  it('hold a pattern against the whole answer, also one that would hang the page, and name how it should look', async () => {
    const evil = '(a+)+z';
    await open([field('Code', { pattern: evil, example: 'aaz' }), field('Number', { pattern: '\\d{4}' })]);
    await userEvent.fill(screen.getByLabelText('Code'), `${'a'.repeat(5_000)}!`);
    await userEvent.fill(screen.getByLabelText('Number'), '12345');
    await press('Review answers');
    expect(await screen.findByRole('link', { name: 'Code must look like this: aaz' })).toBeVisible();
    expect(screen.getByRole('link', { name: /^Number is not written in the right form/ })).toBeVisible();
    await userEvent.fill(screen.getByLabelText('Code'), 'aaaz');
    await userEvent.fill(screen.getByLabelText('Number'), '1234');
    await press('Review answers');
    expect(await screen.findByRole('heading', { name: 'Check your answers before sending' })).toBeVisible();
  });

  it('tell the host what to put before the title of the page, and when that is over', async () => {
    const onErrorTitle = vi.fn();
    await open([field('Name')], { onErrorTitle });
    expect(onErrorTitle).not.toHaveBeenCalled();
    await press('Review answers');
    const box = (await screen.findByRole('heading', { name: 'There is a problem' })).closest<HTMLElement>(
      '.csk-rfi-form-summary',
    )!;
    await waitFor(() => expect(box).toHaveFocus());
    expect(onErrorTitle).toHaveBeenLastCalledWith('Error: ');
    expect(within(box).getByRole('alert')).not.toBe(box);
    await userEvent.tab();
    expect(box).not.toHaveAttribute('tabindex');
    await press('Review answers');
    await waitFor(() => expect(box).toHaveFocus());
    await userEvent.fill(screen.getByLabelText('Name'), 'Ada');
    await press('Review answers');
    await screen.findByRole('heading', { name: 'Check your answers before sending' });
    expect(onErrorTitle).toHaveBeenLastCalledWith(undefined);
  });
});

describe('a conditional field', () => {
  const asked = [
    field('Work', {
      input: 'choice',
      options: [
        { value: 'yes', label: 'Employed' },
        { value: 'no', label: 'Retired' },
      ],
    }),
    field('Employer', { visibleWhen: { op: 'equals', path: 'work', value: 'yes' } }),
  ];

  it('appears with its condition; what was entered is kept when it goes, is not sent, is not missed, and comes back with it', async () => {
    const { client, backend } = await open(asked);
    const sent = vi.fn();
    client.on('answersSubmitted', sent);
    expect(screen.queryByLabelText('Employer')).toBeNull();
    await userEvent.click(screen.getByLabelText('Employed'));
    await userEvent.fill(await screen.findByLabelText('Employer'), 'Northwind');
    await userEvent.click(screen.getByLabelText('Retired'));
    await waitFor(() => expect(screen.queryByLabelText('Employer')).toBeNull());
    expect(screen.getByLabelText('Retired')).toHaveFocus();
    await userEvent.click(screen.getByLabelText('Employed'));
    expect(await screen.findByLabelText('Employer')).toHaveValue('Northwind');
    await userEvent.click(screen.getByLabelText('Retired'));
    await press('Review answers');
    await screen.findByRole('heading', { name: 'Check your answers before sending' });
    expect(screen.queryByText('Northwind')).toBeNull();
    await press('Send');
    await waitFor(() => expect(sent).toHaveBeenCalledTimes(1));
    expect(sent.mock.calls[0]?.[0].answers).toEqual([expect.objectContaining({ value: 'no' })]);
    expect(JSON.stringify(await backend.getCustomer('cus_1'))).not.toContain('Northwind');
  });

  it('whose condition leads back to itself is asked, and reported once', async () => {
    const onReport = vi.fn();
    await open(
      [field('A', { visibleWhen: { op: 'present', path: 'b' } }), field('B', { visibleWhen: { op: 'present', path: 'a' } })],
      { onReport },
    );
    expect(screen.getByLabelText('A')).toBeVisible();
    expect(screen.getByLabelText('B')).toBeVisible();
    await waitFor(() => expect(onReport).toHaveBeenCalledTimes(2));
    expect(onReport).toHaveBeenCalledWith(expect.objectContaining({ code: 'condition_cycle' }));
  });
});
