import { type CustomerSnapshot, isAnswerable, type Reason, type Requirement } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import type { FernAsk } from './fern-ask.js';
import { type FernCustomer, type FernIssue, valueAt } from './fern-customer.js';
import { entryTypeOf } from './fern-documents.js';
import { issueAsks, issueId, issueReason, isKnownIssue } from './fern-issues.js';
import { type FernProfileRules, profileAsks } from './fern-profile.js';
import { presentFernStatus } from './fern-status.js';

/** What decides which requirements there are. */
export interface FernRequirementRules extends FernProfileRules {
  /** `manual` where Fern's people answer requests for information and its API does not take them: `automatic` unless said. */
  requests?: 'automatic' | 'manual' | undefined;
}

/** What is asked of a customer now, and what was answered before. */
export function fernRequirements(
  customer: FernCustomer,
  type: CustomerSnapshot['type'],
  stored: CustomerSnapshot | undefined,
  rules: FernRequirementRules,
): Requirement[] {
  const status = presentFernStatus(customer.status);
  const kept = (stored?.requirements ?? []).filter(isAnswered);
  if (status === 'ACTIVE') return kept.map((requirement) => ({ ...requirement, status: 'accepted', awaiting: 'provider' }));
  if (status === 'CREATED') {
    const profile = profileAsks(type, rules).map((ask) => asked(ask, customer, stored));
    return withWaysOut(merged(profile, kept), customer);
  }
  if (status !== 'NEEDS_ADDITIONAL_INFORMATION') return kept;
  const requests = rules.requests === 'manual' ? [] : issueRequirements(customer, type, stored, rules);
  return withWaysOut(merged(alternatives(requests), kept), customer);
}

/** The issues that are listed, or one without a code where a request for information lists none. */
function issuesOf({ issues }: FernCustomer): readonly FernIssue[] {
  const byId = new Map(issues.map((issue) => [issueId(issue.code), issue]));
  return byId.size > 0 ? [...byId.values()] : [{ code: '' }];
}

function isAnswered({ kind, status }: Requirement): boolean {
  return kind !== 'action' && (status === 'submitted' || status === 'accepted');
}

function merged(present: readonly Requirement[], kept: readonly Requirement[]): Requirement[] {
  const ids = new Set(present.map(({ id }) => id));
  return [...present, ...kept.filter(({ id }) => !ids.has(id))];
}

/** A question of the profile: answered where Fern has the datum already, or where it was sent from here. */
function asked(ask: FernAsk, customer: FernCustomer, stored: CustomerSnapshot | undefined): Requirement {
  const known = stored?.requirements.find(({ id, kind }) => id === ask.id && kind === ask.spec.kind);
  if (known !== undefined && (isAnswered(known) || !isHeld(ask, customer))) return { ...known, spec: specOf(ask, known) };
  return isHeld(ask, customer) ? { ...open(ask, []), status: 'submitted', awaiting: 'provider' } : open(ask, []);
}

/** The spec as it is now, with what was said before. */
function specOf({ spec }: FernAsk, known: Requirement): Requirement['spec'] {
  if (spec.kind !== 'field' || known.spec.kind !== 'field' || known.spec.currentValue === undefined) return spec;
  return { ...spec, currentValue: known.spec.currentValue };
}

function open(ask: FernAsk, reasons: Reason[]): Requirement {
  return {
    id: ask.id,
    kind: ask.spec.kind,
    status: 'open',
    blocking: ask.blocking,
    title: ask.title,
    reasons,
    subject: ask.subject,
    awaiting: 'customer',
    spec: ask.spec,
  };
}

/** True where the answer of Fern holds such a datum. Papers are told apart by their types. */
function isHeld(ask: FernAsk, { data }: FernCustomer): boolean {
  const held = valueAt(data, ask.path);
  if (ask.place.kind === 'value') return held !== undefined && held !== null && held !== '';
  const entries: unknown[] = Array.isArray(held) ? held : [];
  if (ask.place.kind === 'detail') {
    const { member } = ask.place;
    return entries.some((entry) => valueAt(entry, ['type']) === 'GOVERNMENT_ID' && valueAt(entry, [member]) !== undefined);
  }
  const kinds = ask.spec.kind === 'document' ? ask.spec.accepted.map(({ type }) => entryTypeOf(ask.path, type)) : [];
  return entries.some((entry) => kinds.some((kind) => kind === valueAt(entry, ['type'])));
}

function issueRequirements(
  customer: FernCustomer,
  type: CustomerSnapshot['type'],
  stored: CustomerSnapshot | undefined,
  rules: FernRequirementRules,
): Requirement[] {
  return issuesOf(customer).flatMap((issue) => {
    const asks = issueAsks(issue.code, type, rules);
    const reasons = issue.code === '' ? [] : [issueReason(issue, true)];
    const requirements = asks.map((ask) => askedAgain(ask, reasons, isNew(issue, customer, stored), stored));
    const documents = asks.filter((ask) => ask.spec.kind === 'document').length;
    const isEither = documents > 1 || (asks.length > 1 && !isKnownIssue(issue.code));
    return isEither ? requirements.map((requirement) => ({ ...requirement, group: either(issue.code) })) : requirements;
  });
}

/** An issue that was answered counts as asked again once Fern has looked, which its own times or another status tell. */
function isNew({ at }: FernIssue, { updatedAt }: FernCustomer, stored: CustomerSnapshot | undefined): boolean {
  if (stored === undefined || stored.status.status !== 'NEEDS_ADDITIONAL_INFORMATION') return true;
  const since = Date.parse(stored.status.since ?? '');
  return [at, updatedAt].some((time) => time !== undefined && Date.parse(time) > since);
}

function askedAgain(ask: FernAsk, reasons: Reason[], isAsking: boolean, stored: CustomerSnapshot | undefined): Requirement {
  const known = stored?.requirements.find(({ id }) => id === ask.id);
  if (known === undefined) return open(ask, reasons);
  if (!isAnswered(known) || !isAsking) return { ...known, spec: specOf(ask, known), reasons: isAnswered(known) ? [] : reasons };
  const used = (known.attempts?.used ?? 0) + 1;
  return { ...open(ask, reasons), status: 'rejected', attempts: { used }, spec: specOf(ask, known) };
}

/** Of several ways one will do. */
function either(code: string): NonNullable<Requirement['group']> {
  return { id: issueId(code), rule: 'any' };
}

/** Where one thing is asked, Fern's form and support are other ways to the same end. */
function alternatives(requests: readonly Requirement[]): Requirement[] {
  const [only, ...others] = requests;
  if (only === undefined || others.length > 0) return [...requests];
  return [{ ...only, group: { id: only.id, rule: 'any' } }];
}

/** Fern's own form where it has one, and support where nothing else is left to do or nobody knows what is asked. */
function withWaysOut(requirements: readonly Requirement[], customer: FernCustomer): Requirement[] {
  const { verificationLink, status, issues } = customer;
  const open = requirements.filter((requirement) => requirement.blocking && isAnswerable(requirement));
  const group = open.every((requirement) => requirement.group?.id === open[0]?.group?.id) ? open[0]?.group : undefined;
  const isRequest = status === 'NEEDS_ADDITIONAL_INFORMATION';
  const isUnclear = isRequest && (issues.length === 0 || issues.some(({ code }) => !isKnownIssue(code)));
  const link = verificationLink === undefined ? [] : [formLink(verificationLink)];
  const support = isUnclear || open.length === 0 ? [SUPPORT] : [];
  const ways =
    group === undefined ? [...link, ...support] : [...link, ...support].map((way) => ({ ...way, group, blocking: true }));
  return [...requirements, ...ways];
}

const WAY = { kind: 'action', status: 'open', blocking: false, subject: { type: 'customer' }, awaiting: 'customer' } as const;

function formLink(url: string): Requirement {
  const spec = { kind: 'action', action: 'redirect', url, open: 'new_tab', start: 'url_in_snapshot' } as const;
  return { ...WAY, id: 'verificationLink', title: term('identity_check', 'Check your identity'), reasons: [], spec };
}

const SUPPORT: Requirement = {
  ...WAY,
  id: 'support',
  title: term('contact_support', 'Contact support'),
  reasons: [],
  spec: { kind: 'action', action: 'contact_support' },
};
