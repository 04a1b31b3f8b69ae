import type { LocalizedText, NewRequirement, Requirement } from 'customer-status-kit/model';
import type { MemoryBackend } from 'customer-status-kit/backends/memory';

const HOUR = 3_600_000;

/** An instant some hours from now. */
export function inHours(hours: number): string {
  return new Date(Date.now() + hours * HOUR).toISOString();
}

/** A calendar day some days from now, in UTC. */
export function inDays(days: number): string {
  return inHours(days * 24).slice(0, 10);
}

/** A request for one line of text. */
export function ask(title: LocalizedText, more: Partial<NewRequirement> = {}): NewRequirement {
  const path = typeof title === 'string' ? title : title.default;
  return { title, spec: { kind: 'field', path, input: 'text', required: true }, ...more };
}

/** Every way in which a request can stand, by title. */
export const EVERY_STATUS: Record<string, Partial<Requirement>> = {
  'Still open': {},
  'Begun elsewhere': { status: 'in_progress' },
  'Not accepted': {
    status: 'rejected',
    reasons: [{ code: 'document_unreadable', audience: 'customer', message: 'The lower corner is cut off.' }],
    attempts: { used: 2, max: 3 },
  },
  'Ran out of time': { status: 'expired', due: { at: inDays(-3), severity: 'current' } },
  'Not mandatory': { blocking: false },
  'Needed in spring': { blocking: false, due: { at: inDays(120), severity: 'eventual' } },
  'With the reviewer': {
    status: 'submitted',
    awaiting: 'provider',
    updatedAt: inHours(-20),
    spec: { kind: 'field', path: 'sent', input: 'text', required: true, currentValue: 'I run a bakery in Leeds.' },
  },
  'With the reviewer, and secret': {
    status: 'submitted',
    awaiting: 'provider',
    updatedAt: inHours(-20),
    spec: { kind: 'field', path: 'secret', input: 'tax_id', required: true, sensitive: true, currentValueMasked: '•••• 1234' },
  },
  'Out of attempts': {
    status: 'rejected',
    attempts: { used: 3, max: 3 },
    reasons: [{ code: 'other', audience: 'customer', message: 'The photo shows somebody else.' }],
  },
  Accepted: { status: 'accepted', awaiting: 'provider', updatedAt: inHours(-50) },
  'No longer needed': { status: 'waived', awaiting: 'provider', updatedAt: inHours(-50) },
};

/** Replaces everything that is asked. */
export function onlyAsk(
  backend: MemoryBackend,
  requests: readonly NewRequirement[],
  states: readonly Partial<Requirement>[] = [],
) {
  backend.simulate.requestInformation(requests);
  backend.simulate.change((snapshot) => {
    const asked = snapshot.requirements.slice(-requests.length);
    return {
      ...snapshot,
      requirements: asked.map((one, index) => ({ ...one, ...states[index], kind: (states[index]?.spec ?? one.spec).kind })),
    };
  });
}
