import type { AnchorFile } from './anchor-body.ts';
import { Refused } from './anchor-refusal.ts';

/** A field as an anchor asks for it. */
export interface AnchorField {
  type: string;
  description?: string;
  /** The description in other languages. */
  translations?: Record<string, string>;
  choices?: string[];
  optional?: boolean;
}

/** What a simulated anchor asks of everybody, unless a test says otherwise. */
export const USUAL_FIELDS: Record<string, AnchorField> = {
  first_name: { type: 'string', description: "The customer's first name" },
  last_name: { type: 'string', description: "The customer's last name" },
  email_address: { type: 'string', description: 'Email address of the customer', optional: true },
  birth_date: { type: 'date', description: 'Date of birth' },
  address_country_code: { type: 'string', description: 'Country where the customer lives' },
};

const FORMATS: Record<string, RegExp> = {
  email_address: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  mobile_number: /^\+[1-9]\d{6,14}$/,
  birth_date: /^\d{4}-\d{2}-\d{2}$/,
  address_country_code: /^[A-Z]{3}$/,
};

/** Refuses a value that does not fit. The sentence repeats what came, as some anchors' do. */
export function assertValue(name: string, { type, choices }: AnchorField, value: string): void {
  const fits =
    (FORMATS[name]?.test(value) ?? true) &&
    (choices === undefined || choices.includes(value)) &&
    (type !== 'number' || Number.isFinite(Number(value))) &&
    value.trim() !== '';
  if (!fits) throw new Refused(400, `'${name}' is not valid: ${value}`);
}

const MAGIC = ['ffd8ff', '89504e47', '25504446'];

/** Refuses a file that is too large or is nothing that a person could look at. */
export function assertFile(name: string, { bytes }: AnchorFile, maxBytes: number): void {
  if (bytes.byteLength > maxBytes) throw new Refused(413, 'the file is too large');
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (!MAGIC.some((magic) => head.startsWith(magic))) throw new Refused(400, `'${name}' cannot be decoded. Must be jpg or png.`);
}
