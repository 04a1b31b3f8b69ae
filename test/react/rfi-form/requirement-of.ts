import type { Requirement } from '../../../src/model/index.js';

/** An open request for a text. */
export function requirementOf(id: string, more: Partial<Requirement> = {}): Requirement {
  return {
    id,
    kind: 'field',
    status: 'open',
    blocking: true,
    title: id,
    reasons: [],
    subject: { type: 'customer' },
    awaiting: 'customer',
    spec: { kind: 'field', path: id, input: 'text', required: true },
    ...more,
  };
}
