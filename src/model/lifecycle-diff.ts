import { canonicalJson } from './canonical-json.js';
import type { CapabilityState } from './capability.js';
import type { CustomerSnapshot } from './customer-snapshot.js';
import type { DocumentRecord } from './document.js';
import type { Actor, LifecycleEvent } from './lifecycle-event.js';
import type { Requirement, RequirementStatus } from './requirement.js';
import { type StatusInfo, substatusForCustomer } from './status.js';
import { isIrregularTransition } from './transition.js';

/** Who caused a change, where it was seen, and when. */
export interface ChangeOrigin {
  actor: Actor;
  source: LifecycleEvent['source'];
  /** ISO 8601 instant. */
  at: string;
  /** Gives each event an id of its own. */
  nextId: () => string;
}

type Finding = Pick<LifecycleEvent, 'type'> &
  Partial<Pick<LifecycleEvent, 'from' | 'to' | 'reasons' | 'about' | 'irregular' | 'steps'>>;

/**
 * The events that lead from one snapshot to the next, in the order they are told: what was sent, what was decided, what
 * is asked, and last the change of status. Without an earlier snapshot only the status is told, and `from` is absent:
 * it is never guessed.
 */
export function diffSnapshots(
  before: CustomerSnapshot | undefined,
  after: CustomerSnapshot,
  origin: ChangeOrigin,
): LifecycleEvent[] {
  const details =
    before === undefined
      ? []
      : [...documentFindings(before, after), ...requirementFindings(before, after), ...capabilityFindings(before, after)];
  const findings = [...details, ...statusFindings(before, after)];
  return findings.map((finding) => ({
    id: origin.nextId(),
    at: origin.at,
    actor: origin.actor,
    source: origin.source,
    reasons: [],
    ...finding,
  }));
}

function statusFindings(before: CustomerSnapshot | undefined, after: CustomerSnapshot): Finding[] {
  const { status: to, reasons } = after.status;
  const steps = tellableSteps(after.status);
  const from = before?.status.status;
  if (from === to) return hasNewSteps(before, after) ? [{ type: 'data_updated', reasons, ...steps }] : [];
  if (from === undefined) return [{ type: 'status_changed', to, reasons, ...steps }];
  const irregular = isIrregularTransition(from, to) ? { irregular: true } : {};
  return [{ type: 'status_changed', from, to, reasons, ...irregular, ...steps }];
}

/** An event does not carry the substatus, by which a reader would know that the steps give a finding away. */
function tellableSteps({ steps, substatus }: StatusInfo): Pick<Finding, 'steps'> {
  return steps === undefined || substatusForCustomer(substatus) !== substatus ? {} : { steps };
}

/** The provider has gone on, and the status is the same. */
function hasNewSteps(before: CustomerSnapshot | undefined, after: CustomerSnapshot): boolean {
  return after.status.steps !== undefined && canonicalJson(before?.status.steps) !== canonicalJson(after.status.steps);
}

const RESOLVED: readonly RequirementStatus[] = ['accepted', 'rejected', 'waived', 'expired'];

function requirementFindings(before: CustomerSnapshot, after: CustomerSnapshot): Finding[] {
  const known = new Map(before.requirements.map((requirement) => [requirement.id, requirement]));
  const changed = after.requirements.filter((requirement) => known.get(requirement.id)?.status !== requirement.status);
  const kept = new Set(after.requirements.map(({ id }) => id));
  const gone = before.requirements.filter(
    ({ id, kind, status }) => kind !== 'action' && !kept.has(id) && !RESOLVED.includes(status),
  );
  return [...gone.map(goneFinding), ...changed.flatMap((requirement) => requirementFinding(requirement))];
}

/** What is asked no longer needs no answer; how an answer that was sent fared is not guessed. */
function goneFinding({ id, title, status }: Requirement): Finding {
  const outcome = status === 'submitted' ? {} : { outcome: 'waived' };
  return { type: 'requirement_resolved', about: { type: 'requirement', id, title, ...outcome } };
}

function requirementFinding(requirement: Requirement): Finding[] {
  const about = { type: 'requirement', id: requirement.id, title: requirement.title, outcome: requirement.status } as const;
  if (requirement.status === 'submitted') return [{ type: 'requirement_submitted', about }];
  if (RESOLVED.includes(requirement.status)) return [{ type: 'requirement_resolved', about, reasons: requirement.reasons }];
  // An action is a way to do what is asked, such as a provider's own form: the one taken does not settle the others.
  if (requirement.status === 'open' && requirement.kind !== 'action')
    return [{ type: 'requirement_opened', about, reasons: requirement.reasons }];
  return [];
}

function documentFindings(before: CustomerSnapshot, after: CustomerSnapshot): Finding[] {
  const known = new Map(before.documents.map((document) => [document.id, document]));
  const asked = new Map(after.requirements.map(({ id, title }) => [id, title]));
  return after.documents.flatMap((document) =>
    documentFinding(known.get(document.id), document, asked.get(document.requirementId ?? '')),
  );
}

function documentFinding(
  before: DocumentRecord | undefined,
  after: DocumentRecord,
  title: Requirement['title'] | undefined,
): Finding[] {
  const answers = after.requirementId === undefined ? {} : { requirementId: after.requirementId };
  const about = {
    type: 'document',
    id: after.id,
    outcome: after.status,
    ...(title === undefined ? {} : { title }),
    ...answers,
  } as const;
  const isDecision = before?.status !== after.status || before.decidedAt !== after.decidedAt;
  if (isDecision && after.status !== 'pending') {
    const reasons = [...after.reasons, ...after.files.flatMap((file) => file.reasons ?? [])];
    return [{ type: 'document_decided', about, reasons }];
  }
  const isSent = after.submittedAt !== undefined && before?.submittedAt !== after.submittedAt;
  return isSent ? [{ type: 'document_received', about }] : [];
}

function capabilityFindings(before: CustomerSnapshot, after: CustomerSnapshot): Finding[] {
  const known = new Map(before.capabilities.map((capability) => [capability.id, capability.status]));
  const changed = after.capabilities.filter((capability) => known.get(capability.id) !== capability.status);
  return changed.map((capability) => ({
    type: 'capability_changed',
    about: {
      type: 'capability',
      id: capability.id,
      title: capability.label,
      outcome: turnOf(capability, known.get(capability.id)),
    },
    reasons: capability.reasons,
  }));
}

/** What never was available cannot be so no longer. */
function turnOf({ status }: CapabilityState, before: CapabilityState['status'] | undefined): string {
  return status === 'inactive' && before !== 'active' ? 'unavailable' : status;
}
