import type { CustomerSnapshot } from '../customer-snapshot.js';
import { CustomerStatusError } from '../error.js';
import { isAnswerable, type Requirement, type RequirementStatus } from '../requirement.js';
import { hiddenRequirements } from '../visibility.js';

/** What blocks the customer and is still to be answered. What a condition hides is not asked, so nothing waits for it. */
export function outstanding(snapshot: CustomerSnapshot): Requirement[] {
  const hidden = hiddenRequirements(snapshot.requirements);
  const asked = snapshot.requirements.filter(({ id }) => !hidden.has(id));
  const open = asked.filter((requirement) => requirement.blocking && isAnswerable(requirement));
  return open.filter((requirement) => !isCoveredByGroup(snapshot, requirement));
}

const ANSWERED: readonly RequirementStatus[] = ['submitted', 'accepted', 'waived'];

/** Of alternatives not all need be answered: enough answers of the group cover the rest of it. */
function isCoveredByGroup(snapshot: CustomerSnapshot, { group }: Requirement): boolean {
  if (group === undefined || group.rule === 'all') return false;
  const members = snapshot.requirements.filter((candidate) => candidate.group?.id === group.id);
  return members.filter((member) => ANSWERED.includes(member.status)).length >= (group.min ?? 1);
}

/** Rejects with `validation_failed`, naming each requirement, while something blocking is unanswered. */
export function assertNothingOutstanding(snapshot: CustomerSnapshot): void {
  const missing = outstanding(snapshot);
  if (missing.length === 0) return;
  const fieldErrors = missing.map((requirement) => ({ path: requirement.id, code: 'information_missing' }));
  throw new CustomerStatusError('validation_failed', { fieldErrors });
}
