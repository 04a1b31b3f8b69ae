import type { FieldSpec, NewRequirement } from 'customer-status-kit/model';

function field(title: string, spec: Partial<FieldSpec>, more: Partial<NewRequirement> = {}): NewRequirement {
  const path = title.toLowerCase().replaceAll(' ', '-');
  return { title, spec: { kind: 'field', path, input: 'text', required: true, ...spec }, ...more };
}

const PURPOSES = [
  { value: 'salary', label: 'Receiving a salary' },
  { value: 'family', label: 'Sending money to family' },
  { value: 'saving', label: 'Saving' },
];

/** Every kind of field, question and step that can be asked of a customer. */
export const EVERY_QUESTION: NewRequirement[] = [
  field('Email address', { input: 'email' }),
  field('Phone number', { input: 'phone', required: false }),
  field('Yearly income', { input: 'money', currency: 'EUR' }),
  field('Children', { input: 'number' }),
  field('Your plans', { input: 'long_text', maxLength: 200 }),
  field('Employed since', { input: 'date' }),
  field('Born on', { input: 'date_of_birth' }),
  field('Do you hold a public office', { input: 'boolean' }),
  field('Main purpose', { input: 'choice', options: PURPOSES }),
  field('Further purposes', { input: 'multi_choice', options: PURPOSES }),
  field('Place of birth', { input: 'country' }),
  field('Postal address', { input: 'address' }),
  field('Tax number', { input: 'tax_id', sensitive: true, currentValueMasked: '•••• 1234' }),
  field('Truthfulness', { input: 'declaration', statement: 'Everything I have entered is true.' }),
  field('Customer number', { immutable: true, currentValue: 'C-2044' }),
  field('A field of tomorrow', { input: 'hologram' }, { due: { severity: 'past_due', at: '2020-01-01T00:00:00Z' } }),
  { title: 'Wallet', spec: { kind: 'action', action: 'wallet_signature' } },
  { title: 'Telephone check', spec: { kind: 'action', action: 'verify_code' }, attempts: { used: 1, max: 3 } },
  {
    title: 'Video call',
    spec: { kind: 'action', action: 'redirect', url: 'https://partner.example.com/call', open: 'new_tab' },
  },
  {
    title: 'Two employers',
    spec: { kind: 'clarification', question: 'Which of them pays into this account?', answer: 'choice', options: PURPOSES },
  },
];
