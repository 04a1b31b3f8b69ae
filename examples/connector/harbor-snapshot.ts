import { type CustomerSnapshot, instantSchema, parse, type Requirement, type StatusInfo } from 'customer-status-kit/model';
import { term } from 'customer-status-kit/server/connectors';
import * as v from 'valibot';

/** Of what Harbor answers, what is shown here. `staff_note` is for Harbor's people and is not even read. */
const customerSchema = v.object({
  id: v.string(),
  state: v.string(),
  changed_at: instantSchema,
  wanted: v.array(v.object({ id: v.string(), kind: v.string(), refused_because: v.nullish(v.string()) })),
});
type HarborWish = v.InferOutput<typeof customerSchema>['wanted'][number];
type Meaning = Pick<StatusInfo, 'status' | 'substatus' | 'recovery'>;

/** Harbor's eight states, two more than the kit's: closed, frozen and archived are told apart by the substatus. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ['registered', { status: 'CREATED', substatus: 'awaiting_submission', recovery: 'support' }],
  ['checking', { status: 'UNDER_REVIEW', substatus: 'automated_checks', recovery: 'none' }],
  ['documents_wanted', { status: 'NEEDS_ADDITIONAL_INFORMATION', substatus: 'documents_required', recovery: 'self' }],
  ['open', { status: 'ACTIVE', recovery: 'none' }],
  ['refused', { status: 'REJECTED', substatus: 'verification_failed', recovery: 'support' }],
  ['closed', { status: 'DEACTIVATED', substatus: 'closed_by_customer', recovery: 'support' }],
  ['frozen', { status: 'DEACTIVATED', substatus: 'paused', recovery: 'support' }],
  ['archived', { status: 'DEACTIVATED', substatus: 'dormant', recovery: 'support' }],
]);

/** A state nobody has published opens nothing. */
const UNKNOWN: Meaning = { status: 'UNKNOWN', substatus: 'unknown_provider_status', recovery: 'support' };

/** What Harbor says of a customer, as a customer. Pure: the whole mapping is tested without a network. */
export function toSnapshot(answer: unknown, stored?: CustomerSnapshot): CustomerSnapshot {
  const { id, state, changed_at: at, wanted } = parse(customerSchema, answer);
  const meaning: Meaning = MEANINGS.get(state) ?? UNKNOWN;
  const isAsked = meaning.status === 'NEEDS_ADDITIONAL_INFORMATION';
  const isGiven = (requirementId: string | undefined) => !wanted.some((want) => want.id === requirementId);
  const given = { status: state === 'open' ? 'accepted' : 'submitted', awaiting: 'provider', reasons: [] } as const;
  return {
    id: stored?.id ?? id,
    type: 'INDIVIDUAL',
    version: '1',
    updatedAt: at,
    status: {
      ...meaning,
      reasons: [],
      terminal: meaning.status === 'REJECTED',
      since: stored?.status.status === meaning.status ? stored.status.since : at,
      editable: isAsked,
      provider: { name: 'harbor', value: state },
    },
    scopes: [],
    // Harbor forgets what it has been given. What only we know stays.
    requirements: [
      ...(stored?.requirements ?? []).filter((one) => isGiven(one.id)).map((one) => ({ ...one, ...given, reasons: [] })),
      ...wanted.map(toRequirement),
    ],
    documents: (stored?.documents ?? []).map((one) => (isGiven(one.requirementId) ? { submittedAt: at, ...one } : one)),
    capabilities: [],
    allowed: { submitAnswers: isAsked, uploadFile: isAsked, removeFile: isAsked },
  };
}

function toRequirement({ id, kind, refused_because: refusal }: HarborWish): Requirement {
  const type = kind === 'ADDRESS' ? 'proof_of_address' : 'other_document';
  const title = term(type, type === 'proof_of_address' ? 'Proof of address' : 'Another document');
  const accepted = [{ type, label: title, sides: ['single' as const], maxFiles: 1 }];
  const code = refusal === 'BLURRED' ? 'document_unreadable' : 'other';
  return {
    id,
    kind: 'document',
    status: refusal == null ? 'open' : 'rejected',
    blocking: true,
    title,
    reasons: refusal == null ? [] : [{ code, providerCode: refusal, audience: 'customer' }],
    subject: { type: 'customer' },
    awaiting: 'customer',
    spec: { kind: 'document', accepted, mime: ['image/jpeg', 'image/png', 'application/pdf'], maxBytes: 5_000_000 },
  };
}
