import { type CustomFieldProps, type FieldTypes, RFIForm, type RFIFormProps } from 'customer-status-kit';
import type { ActionSpec, NewRequirement } from 'customer-status-kit/model';
import { expect, fn, waitFor, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { asking, field, PURPOSES } from './asked-fields.js';

/** Each kind of field, question and step, conditions, and what a host can add. */
const meta = preview.meta({ title: 'Components/RFIForm fields', component: RFIForm, args: {} });

const OCCUPATIONS = Array.from({ length: 10_000 }, (_, index) => ({
  value: `o${String(index)}`,
  label: index === 4_711 ? 'Bäckereifachverkäuferin im Außendienst' : `Occupation ${String(index)}`,
}));

export const Text = meta.story(asking(field('Full legal name', { maxLength: 140, example: 'Ada King, Countess of Lovelace' })));
export const LongText = meta.story(asking(field('Your plans', { input: 'long_text', maxLength: 200 })));
export const Email = meta.story(asking(field('Email address', { input: 'email' })));
export const Phone = meta.story(asking(field('Phone number', { input: 'phone', required: false })));
export const SingleDate = meta.story(asking(field('Employed since', { input: 'date' })));
export const DateOfBirth = meta.story(asking(field('Date of birth', { input: 'date_of_birth' })));
export const Numeric = meta.story(asking(field('Children', { input: 'number' })));
export const Money = meta.story(asking(field('Yearly income', { input: 'money', currency: 'EUR' })));
export const YesNo = meta.story(asking(field('Do you hold a public office', { input: 'boolean' })));
export const Choice = meta.story(asking(field('Main purpose', { input: 'choice', options: PURPOSES })));
export const ChoiceFromAList = meta.story(
  asking(field('Main occupation', { input: 'choice', options: OCCUPATIONS.slice(0, 40) })),
);
export const MultipleChoice = meta.story(asking(field('Further purposes', { input: 'multi_choice', options: PURPOSES })));
export const Country = meta.story(asking(field('Place of birth', { input: 'country' })));
export const Declaration = meta.story(
  asking(field('Truthfulness', { input: 'declaration', statement: 'Everything I have entered is true.' })),
);
export const Fixed = meta.story(
  asking(
    field('Customer number', { immutable: true, currentValue: 'C-2044' }),
    field('Secret number', { immutable: true, sensitive: true, currentValueMasked: '•••• 77' }),
    field('Anything else'),
  ),
);

/** Ten thousand answers: what is typed finds them, and only what is in sight is on the page. */
export const ChoiceFromTenThousand = meta.story({
  ...asking(field('Occupation', { input: 'choice', options: OCCUPATIONS }), field('Employer')),
  play: async ({ canvas, userEvent }) => {
    const box = await canvas.findByRole('combobox', { name: 'Occupation' });
    await userEvent.type(box, 'backerei');
    const option = await canvas.findByRole('option', { name: 'Bäckereifachverkäuferin im Außendienst' });
    await expect(option).toBeVisible();
  },
});

/** The same list as it opens, windowed. */
export const TenThousandOpen = meta.story({
  ...asking(field('Occupation', { input: 'choice', options: OCCUPATIONS }), field('Employer')),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('combobox', { name: 'Occupation' }));
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const list = await canvas.findByRole('listbox');
    await waitFor(() => expect(within(list).getAllByRole('option').length).toBeGreaterThan(3));
    await expect(within(list).getAllByRole('option').length).toBeLessThan(60);
  },
});

export const SeveralFromTenThousand = meta.story({
  ...asking(field('Trades', { input: 'multi_choice', options: OCCUPATIONS })),
  play: async ({ canvas, userEvent }) => {
    const box = await canvas.findByRole('combobox', { name: 'Trades' });
    for (const text of ['occupation 42', 'backerei']) {
      await userEvent.type(box, `${text}{Enter}`);
      await userEvent.clear(box);
    }
    await userEvent.keyboard('{Escape}{Escape}');
    await expect(within(canvas.getByRole('list', { name: 'Chosen: Trades' })).getAllByRole('button')).toHaveLength(2);
  },
});

const HOME = { lines: ['12 Harbour Road'], city: 'Springfield', country: 'US', region: 'Oregon', postalCode: '97475' };

export const Address = meta.story(asking(field('Home address', { input: 'address' })));
export const AddressInTheUnitedStates = meta.story(asking(field('Home address', { input: 'address', currentValue: HOME })));
export const AddressInGermany = meta.story(
  asking(
    field('Home address', {
      input: 'address',
      currentValue: { lines: ['Donaudampfschifffahrtsgesellschaftsstraße 12a'], city: 'Ulm', postalCode: '89073', country: 'DE' },
    }),
  ),
);
export const AddressInHongKong = meta.story(
  asking(
    field('Home address', { input: 'address', currentValue: { lines: ['Flat 25, 12/F'], city: 'Wan Chai', country: 'HK' } }),
  ),
);

/** Typed masked; the button shows it and says so. */
export const Secret = meta.story({
  ...asking(field('Tax number', { input: 'tax_id', sensitive: true, currentValueMasked: '•••• 1234' })),
  play: async ({ canvas, userEvent }) => {
    const box = await canvas.findByLabelText('Tax number');
    await userEvent.type(box, 'QQ123456C');
    await expect(box).toHaveAttribute('type', 'password');
    await userEvent.click(canvas.getByRole('button', { name: 'Show: Tax number' }));
    await expect(box).toHaveAttribute('type', 'text');
  },
});

const question = (title: string, answer: 'text' | 'choice' | 'attachment' | 'text_and_attachment'): NewRequirement => ({
  title,
  spec: {
    kind: 'clarification',
    question: 'Which of your two employers pays into this account?',
    answer,
    ...(answer === 'choice' ? { options: PURPOSES } : {}),
    attachment: { accepted: [{ type: 'other', label: 'Letter', sides: ['single'] }], mime: ['image/jpeg', 'application/pdf'] },
  },
});

export const QuestionWithText = meta.story(asking(question('Two employers', 'text')));
export const QuestionWithChoice = meta.story(asking(question('Two employers', 'choice')));
export const QuestionWithAttachment = meta.story(asking(question('Two employers', 'attachment')));
export const QuestionWithTextAndAttachment = meta.story(asking(question('Two employers', 'text_and_attachment')));
export const Documents = meta.story({ globals: { scenario: 'document_rejected' } });

const step = (title: string, spec: Partial<ActionSpec>): NewRequirement => ({
  title,
  spec: { kind: 'action', action: 'redirect', ...spec },
});

const PARTNER = 'https://partner.example.com/call';

export const StepElsewhere = meta.story(asking(step('Video call', { url: PARTNER, open: 'new_tab' })));
export const StepThatBeginsHere = meta.story(asking(step('Video call', { url: PARTNER, start: 'call_start_action' })));
export const StepWithoutAWay = meta.story(asking(step('Video call', { url: 'javascript:alert(1)' })));
export const ExpiredStep = meta.story(asking(step('Video call', { url: PARTNER, expiresAt: '2020-01-01T00:00:00Z' })));
export const Terms = meta.story(asking(step('Terms of use', { action: 'accept_terms', url: 'https://www.example.com/terms' })));
export const ContactSupport = meta.story(asking(step('Talk to us', { action: 'contact_support' })));

/** A code that does not fit is told at its box; another one can be asked for. */
export const Code = meta.story({
  ...asking(step('Telephone check', { action: 'verify_code' })),
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByLabelText('Code'), '12');
    await userEvent.click(canvas.getByRole('button', { name: 'Check code' }));
    await waitFor(() => expect(canvas.getByLabelText('Code')).toHaveAccessibleDescription(/That code is not right/));
    await userEvent.click(canvas.getByRole('button', { name: 'Send me a code' }));
    await canvas.findByText('We have sent you a code.');
    await expect(canvas.getByRole('button', { name: 'Send the code again' })).toBeVisible();
  },
});

/** The message is on the page before anybody is asked to sign it. */
export const Wallet = meta.story({
  ...asking(step('Your wallet', { action: 'wallet_signature' })),
  args: { onAction: fn(() => Promise.resolve(undefined)) } satisfies Partial<RFIFormProps>,
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show the message to sign' }));
    await expect(await canvas.findByText(/^sandbox:/)).toBeVisible();
    await expect(args.onAction).not.toHaveBeenCalled();
    await userEvent.click(canvas.getByRole('button', { name: 'Sign with your wallet' }));
    await expect(await canvas.findByText('The message was not signed. You can try again.')).toBeVisible();
  },
});

/** The host does it: a dialog of the provider, for example. */
export const EmbeddedFlow = meta.story({
  ...asking(step('Face check', { action: 'embedded_flow' })),
  args: { onAction: fn(() => Promise.resolve({})) } satisfies Partial<RFIFormProps>,
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Start' }));
    await waitFor(() => expect(args.onAction).toHaveBeenCalledTimes(1));
  },
});

function Stars({ id, describedBy, invalid, disabled, value, onChange, onBlur }: CustomFieldProps) {
  return (
    <input
      id={id}
      type="range"
      min={1}
      max={5}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      disabled={disabled}
      value={typeof value === 'number' ? value : 3}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      onBlur={onBlur}
    />
  );
}

const STARS: FieldTypes = { stars: Stars };

/** A control of the host for an input of its own. */
export const FieldTypeOfTheHost = meta.story({ ...asking(field('How was it', { input: 'stars' })), args: { fieldTypes: STARS } });

/** An input nobody knows is asked for as text, and reported to the host. */
export const UnknownFieldType = meta.story({
  ...asking(field('A field of tomorrow', { input: 'hologram' })),
  args: { onReport: fn() },
  play: async ({ canvas, args }) => {
    await canvas.findByText('Please enter this as plain text.');
    await waitFor(() => expect(args.onReport).toHaveBeenCalledWith(expect.objectContaining({ code: 'unknown_input' })));
  },
});

/** Asked only while it matters. What was entered is kept meanwhile, and not sent. */
export const Conditions = meta.story({
  ...asking(
    field('Work', {
      input: 'choice',
      options: [
        { value: 'yes', label: 'Employed' },
        { value: 'no', label: 'Retired' },
      ],
    }),
    field('Employer', { visibleWhen: { op: 'equals', path: 'work', value: 'yes' } }),
    field('Second employer', {
      required: false,
      visibleWhen: {
        op: 'all',
        conditions: [
          { op: 'equals', path: 'work', value: 'yes' },
          { op: 'present', path: 'employer' },
        ],
      },
    }),
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByLabelText('Employed'));
    await userEvent.type(await canvas.findByLabelText('Employer'), 'Northwind');
    await expect(await canvas.findByLabelText('Second employer (optional)')).toBeVisible();
    await userEvent.click(canvas.getByLabelText('Retired'));
    await waitFor(() => expect(canvas.queryByLabelText('Employer')).toBeNull());
    await userEvent.click(canvas.getByLabelText('Employed'));
    await expect(await canvas.findByLabelText('Employer')).toHaveValue('Northwind');
  },
});

const EVERY_KIND: NewRequirement[] = [
  field('Full legal name'),
  field('Date of birth', { input: 'date_of_birth' }),
  field('Tax number', { input: 'tax_id', sensitive: true, currentValueMasked: '•••• 1234' }),
  field('Yearly income', { input: 'money', currency: 'EUR' }),
  field('Occupation', { input: 'choice', options: OCCUPATIONS }),
  field('Home address', { input: 'address', currentValue: HOME }),
];

export const SeveralDark = meta.story({ ...asking(...EVERY_KIND), globals: { scenario: 'active', theme: 'dark' } });
export const SeveralRightToLeft = meta.story({ ...asking(...EVERY_KIND), globals: { scenario: 'active', direction: 'rtl' } });
export const SeveralNarrow = meta.story({
  ...asking(...EVERY_KIND),
  globals: { scenario: 'active', viewport: { value: 'mobile1', isRotated: false } },
});
