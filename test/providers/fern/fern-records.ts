import { type Data, isData } from './fern-checks.ts';

/** One thing Fern holds against a customer. */
export interface SimulatedIssue {
  code: string;
  message?: string;
  timestamp?: string;
}

/** A customer as the simulation keeps one. */
export interface FernRecord {
  id: string;
  type: 'INDIVIDUAL' | 'BUSINESS';
  email: string;
  name: string;
  status: string;
  /** ISO 8601: "timestamp of the last status update". */
  updatedAt: string;
  issues: SimulatedIssue[];
  data: Data;
  /** Providers that have approved. */
  approvals: Set<string>;
  /** What only Fern's people should read. Planted, so that a test can look for it. */
  note: string;
  hasLink: boolean;
}

/** What verification begins with: dotted paths, and lists with a least number or an entry of a type. */
export const REQUIRED: Record<FernRecord['type'], readonly string[]> = {
  INDIVIDUAL: [
    'kycData.legalFirstName',
    'kycData.legalLastName',
    'kycData.dateOfBirth',
    'kycData.address',
    'kycData.nationalIdNumber',
    'kycData.documents.GOVERNMENT_ID',
  ],
  BUSINESS: [
    'kybData.businessInfo.legalBusinessName',
    'kybData.businessRegistrationNumber',
    'kybData.businessRegisteredAddress',
    'kybData.associatedPersons.0.legalLastName',
    'kybData.associatedPersons.0.documents.GOVERNMENT_ID',
    'kybData.businessDocuments.0',
  ],
};

/** The object as published, or as in the draft. Issues only where Fern lists them. */
export function toObject(record: FernRecord, generation: 'published' | 'draft', withData: boolean): Data {
  const { id, type, status, email, name, updatedAt, issues, note } = record;
  if (generation === 'draft') return { id, status, type, internalNote: note };
  const listed = ['NEEDS_ADDITIONAL_INFORMATION', 'UNDER_REVIEW', 'REJECTED'].includes(status) && issues.length > 0;
  const link = `https://forms.fernhq.com/verify-customer/${id}`;
  return {
    customerId: id,
    customerStatus: status,
    customerType: type,
    name,
    email,
    ...(record.hasLink ? { verificationLink: link } : {}),
    updatedAt,
    organizationId: '8469411c-48c1-4e26-a032-44688be9cb4b',
    internalNote: note,
    ...(listed ? { verificationIssues: issues } : {}),
    ...(withData ? withoutImages(record.data) : {}),
  };
}

/** "Can submit partial updates": members are added or replaced, papers are added, the list of people is replaced. */
export function mergeData(before: Data, change: Data): Data {
  const merged: Data = { ...before };
  for (const [name, value] of Object.entries(change)) {
    const held = merged[name];
    if (isData(held) && isData(value)) merged[name] = mergeData(held, value);
    else if (name.endsWith('ocuments') && Array.isArray(value)) merged[name] = [...(Array.isArray(held) ? held : []), ...value];
    else merged[name] = value;
  }
  return merged;
}

/** True when nothing that is required is missing. */
export function isComplete({ data }: FernRecord, required: readonly string[]): boolean {
  return required.every((path) => {
    const names = path.split('.');
    const last = names.at(-1) ?? '';
    if (!/^[A-Z_]+$/.test(last)) return at(data, names) !== undefined;
    const list = at(data, names.slice(0, -1));
    return Array.isArray(list) && list.some((entry) => isData(entry) && entry['type'] === last);
  });
}

function at(node: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>((held, name) => {
    if (Array.isArray(held)) return held[Number(name)];
    return isData(held) ? held[name] : undefined;
  }, node);
}

/** What was uploaded is not handed out again. */
function withoutImages(data: Data): Data {
  const text = JSON.stringify(data, (name, value: unknown) => (name.endsWith('Image') ? undefined : value));
  return JSON.parse(text) as Data;
}
