import type { FieldSpec, Requirement } from '../../../src/model/index.js';

/** A request for one datum. */
export function ask(spec: Partial<FieldSpec> = {}, more: Partial<Requirement> = {}): Requirement {
  return {
    id: 'r',
    kind: 'field',
    status: 'open',
    blocking: true,
    title: 'Thing',
    reasons: [],
    awaiting: 'customer',
    subject: { type: 'customer' },
    spec: { kind: 'field', path: 'thing', input: 'text', required: true, ...spec },
    ...more,
  };
}
