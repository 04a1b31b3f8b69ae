import { isDateOnly } from '../calendar-day.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import { CustomerStatusError } from '../error.js';
import { isAnswerable, type RequirementDue } from '../requirement.js';
import { instant, type SandboxContext } from './sandbox-context.js';

const DAY = 86_400_000;

/** How many days the sandbox gives, once and at once. */
const GIVEN_DAYS = 7;

/** Gives more time for one request, once. Rejects with `state_conflict` where it was not offered; without a date it is only noted. */
export function requestExtension(snapshot: CustomerSnapshot, requirementId: string, context: SandboxContext): CustomerSnapshot {
  const requirement = snapshot.requirements.find((candidate) => candidate.id === requirementId);
  if (requirement === undefined) throw new CustomerStatusError('not_found', { requirementId });
  const { due } = requirement;
  if (!snapshot.status.editable || !isAnswerable(requirement) || due?.extension !== 'available')
    throw new CustomerStatusError('state_conflict', { requirementId, message: 'more time is not offered for this request' });
  const at = instant(context);
  const extended = { ...requirement, due: extend(due), updatedAt: at };
  return {
    ...snapshot,
    updatedAt: at,
    requirements: snapshot.requirements.map((candidate) => (candidate === requirement ? extended : candidate)),
    capabilities: snapshot.capabilities.map((capability) =>
      capability.requirementIds.includes(requirementId) && capability.restrictedAt === due.at
        ? { ...capability, restrictedAt: extended.due.at }
        : capability,
    ),
  };
}

function extend(due: RequirementDue): RequirementDue {
  if (due.at === undefined) return { ...due, extension: 'requested' };
  const { extension: _extension, ...rest } = due;
  const severity = due.severity === 'past_due' ? 'current' : due.severity;
  return { ...rest, severity, at: later(due.at), originalAt: due.originalAt ?? due.at };
}

function later(at: string): string {
  const moved = new Date(Date.parse(at) + GIVEN_DAYS * DAY).toISOString();
  return isDateOnly(at) ? moved.slice(0, 10) : moved;
}
