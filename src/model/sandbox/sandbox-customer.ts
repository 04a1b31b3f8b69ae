import type { CustomerSnapshot } from '../customer-snapshot.js';
import type { Requirement } from '../requirement.js';
import type { FieldSpec, RequirementSpec } from '../requirement-spec.js';
import { term } from '../requirements/index.js';
import { instant, type SandboxContext } from './sandbox-context.js';
import { allowedIn } from './sandbox-status.js';

/** What is known of a new customer. */
export interface SandboxCustomerInput {
  id: string;
  type?: CustomerSnapshot['type'];
  displayName?: string;
}

/** A new customer of the make-believe provider: CREATED, asked for the data of seed 003's first update. */
export function createSandboxCustomer(input: SandboxCustomerInput, context: SandboxContext): CustomerSnapshot {
  const type = input.type ?? 'INDIVIDUAL';
  return {
    id: input.id,
    type,
    ...(input.displayName === undefined ? {} : { displayName: input.displayName }),
    version: '0',
    updatedAt: instant(context),
    status: {
      status: 'CREATED',
      substatus: 'awaiting_submission',
      reasons: [],
      terminal: false,
      recovery: 'self',
      since: instant(context),
      editable: true,
      provider: { name: 'sandbox', value: 'CREATED' },
    },
    scopes: [],
    requirements: type === 'BUSINESS' ? businessRequirements(context) : individualRequirements(context),
    documents: [],
    capabilities: [],
    allowed: allowedIn('CREATED'),
  };
}

/** An open requirement with the given ask. */
export function openRequirement(
  ask: { id: string; title: Requirement['title']; spec: RequirementSpec } & Partial<Requirement>,
  context: SandboxContext,
): Requirement {
  return {
    ...ask,
    kind: ask.spec.kind,
    status: ask.status ?? 'open',
    blocking: ask.blocking ?? true,
    reasons: ask.reasons ?? [],
    subject: ask.subject ?? { type: 'customer' },
    awaiting: ask.awaiting ?? 'customer',
    createdAt: ask.createdAt ?? instant(context),
  };
}

function field(path: string, input: string, more: Partial<FieldSpec> = {}): FieldSpec {
  return { kind: 'field', path, input, required: true, ...more };
}

function individualRequirements(context: SandboxContext): Requirement[] {
  return [
    openRequirement(
      { id: 'full-name', title: term('full_name', 'Full legal name'), spec: field('fullName', 'text', { maxLength: 140 }) },
      context,
    ),
    openRequirement(
      { id: 'date-of-birth', title: term('date_of_birth', 'Date of birth'), spec: field('dateOfBirth', 'date_of_birth') },
      context,
    ),
    openRequirement({ id: 'address', title: term('address', 'Home address'), spec: field('address', 'address') }, context),
  ];
}

function businessRequirements(context: SandboxContext): Requirement[] {
  const subject = { type: 'business' } as const;
  return [
    openRequirement(
      {
        id: 'business-name',
        title: term('business_name', 'Registered business name'),
        subject,
        spec: field('businessName', 'text', { maxLength: 200 }),
      },
      context,
    ),
    openRequirement(
      { id: 'tax-id', title: term('tax_number', 'Tax number'), subject, spec: field('taxId', 'tax_id', { sensitive: true }) },
      context,
    ),
    openRequirement(
      { id: 'address', title: term('registered_address', 'Registered address'), subject, spec: field('address', 'address') },
      context,
    ),
  ];
}
