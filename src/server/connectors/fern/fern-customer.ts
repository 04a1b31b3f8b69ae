import * as v from 'valibot';
import { type CustomerSnapshot, instantSchema, parse } from '../../../model/index.js';

/** What Fern holds against a customer. It has a code and a text for the customer, and neither a field nor a deadline. */
export interface FernIssue {
  code: string;
  /** "User-friendly description explaining what needs to be corrected", in English. */
  message?: string | undefined;
  /** When it was detected, ISO 8601. */
  at?: string | undefined;
}

/** A customer of Fern as far as the kit needs one, out of either of the two shapes. */
export interface FernCustomer {
  id?: string | undefined;
  /** As Fern spells it; empty where it says none. */
  status: string;
  type?: CustomerSnapshot['type'] | undefined;
  name?: string | undefined;
  /** An https address of Fern's own form. */
  verificationLink?: string | undefined;
  /** When the status last changed, ISO 8601. */
  updatedAt?: string | undefined;
  issues: readonly FernIssue[];
  /** `kycData` and `kybData`, where the answer holds them. Looked into for what is there, never kept. */
  data: Readonly<Record<string, unknown>>;
}

const optionalText = (longest: number) =>
  v.fallback(v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(longest))), undefined);
const optionalInstant = v.fallback(
  v.optional(
    v.pipe(
      instantSchema,
      v.transform((value) => new Date(value).toISOString()),
    ),
  ),
  undefined,
);

const issueSchema = v.object({ code: optionalText(100), message: optionalText(1_000), timestamp: optionalInstant });

const customerSchema = v.object({
  customerId: optionalText(200),
  id: optionalText(200),
  customerStatus: optionalText(200),
  status: optionalText(200),
  customerType: optionalText(50),
  type: optionalText(50),
  name: optionalText(300),
  verificationLink: optionalText(2_000),
  kycLink: optionalText(2_000),
  updatedAt: optionalInstant,
  verificationIssues: v.fallback(v.array(v.fallback(issueSchema, {})), []),
  kycData: v.optional(v.unknown()),
  kybData: v.optional(v.unknown()),
});

/** Reads a customer in the published shape or in that of the draft. Total: what cannot be read is left out. */
export function readFernCustomer(object: unknown): FernCustomer {
  const { success, output } = v.safeParse(customerSchema, object);
  if (!success) return { status: '', issues: [], data: {} };
  return {
    id: output.customerId ?? output.id,
    status: output.customerStatus ?? output.status ?? '',
    type: customerType(output.customerType ?? output.type),
    name: output.name,
    verificationLink: httpsLink(output.verificationLink ?? output.kycLink),
    updatedAt: output.updatedAt,
    issues: output.verificationIssues.map(({ code, message, timestamp }) => ({ code: code ?? '', message, at: timestamp })),
    data: { kycData: output.kycData, kybData: output.kybData },
  };
}

const idText = v.pipe(v.string(), v.minLength(1));
const answeredSchema = v.union([
  v.looseObject({ customerId: idText, customerStatus: idText }),
  v.looseObject({ id: idText, status: idText }),
]);

/** What a request for one customer was answered with. Rejects with `protocol_error` for anything else, also somebody else. */
export function customerAnswered(body: unknown, providerId: string): unknown {
  const answered = parse(answeredSchema, body, 'protocol_error');
  parse(v.literal(providerId), 'customerId' in answered ? answered.customerId : answered.id, 'protocol_error');
  return answered;
}

/** The value at a path, or `undefined`. */
export function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((node, key) => {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    return Object.entries(node).find(([name]) => name === String(key))?.[1];
  }, root);
}

function customerType(type: string | undefined): CustomerSnapshot['type'] | undefined {
  return type === 'INDIVIDUAL' || type === 'BUSINESS' ? type : undefined;
}

/** Anything but https is not offered to anybody. */
function httpsLink(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;
  const { protocol, username, password, href } = new URL(link);
  return protocol === 'https:' && username === '' && password === '' ? href : undefined;
}
