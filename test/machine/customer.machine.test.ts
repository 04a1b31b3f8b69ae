import { describe, expect, it } from 'vitest';
import { customerMachine, type CustomerEvent, type CustomerInput } from '../../src/machine/index.js';
import { CUSTOMER_STATUSES, CustomerStatusError, DEFAULT_FEATURES } from '../../src/model/index.js';
import { snapshotOf } from '../client/fixtures.js';
import { alone } from './charts-alone.js';
import { reachableStates } from './graph.js';

const INPUT: CustomerInput = {
  offers: ['subscribe', 'submitAnswers'],
  policy: DEFAULT_FEATURES,
  pollIntervalMs: 30_000,
  staleAfterMs: 600_000,
  followTerminal: false,
};

const answers = (['READ.SUCCEEDED', 'CUSTOMER.CHANGED'] as const).flatMap((type) =>
  [...CUSTOMER_STATUSES, 'UNKNOWN' as const].map((is, index) => ({ type, at: 0, snapshot: snapshotOf(index + 1, { is }) })),
);

const EVENTS: CustomerEvent[] = [
  { type: 'CLIENT.STARTED', at: 0 },
  { type: 'CLIENT.STOPPED' },
  { type: 'CLIENT.RESET' },
  ...answers,
  { type: 'SYNC.REQUESTED' },
  { type: 'SYNC.REQUESTED', byPerson: true },
  { type: 'READ.FAILED', at: 0, error: new CustomerStatusError('network') },
  { type: 'READ.FAILED', at: 0, error: new CustomerStatusError('session_expired') },
  { type: 'WATCH.OPENED' },
  { type: 'AGE.DUE' },
];

const distinct = (values: string[]) => [...new Set(values)].toSorted();

describe('the customer chart', () => {
  const reached = reachableStates({
    machine: alone(customerMachine),
    input: INPUT,
    events: EVENTS,
    distinguish: ({ context: { known, course } }) => [known.customer?.version, known.isStale, course.isRunning],
  });

  it('reaches exactly these places', () => {
    expect(distinct(reached.map(({ value }) => value))).toEqual(
      [...CUSTOMER_STATUSES, 'UNKNOWN', 'loading', 'unavailable'].toSorted(),
    );
  });

  it('shows the status of the newest snapshot in every state it can reach', () => {
    for (const { context, value } of reached) {
      const { customer } = context.known;
      if (customer) expect(value).toBe(customer.status.status);
      else expect(['loading', 'unavailable']).toContain(value);
    }
  });

  it('keeps context that survives being written down', () => {
    for (const { context } of reached) expect(JSON.parse(JSON.stringify(context))).toEqual(withoutUndefined(context));
  });

  it('tells by tags what may be done', () => {
    expect(Object.fromEntries(reached.map(({ value, tags }) => [value, [...tags]]))).toEqual({
      loading: ['busy'],
      unavailable: ['actionable'],
      CREATED: ['actionable'],
      UNDER_REVIEW: [],
      NEEDS_ADDITIONAL_INFORMATION: ['actionable'],
      ACTIVE: ['settled'],
      REJECTED: ['settled'],
      DEACTIVATED: ['settled'],
      UNKNOWN: [],
    });
  });
});

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, member: unknown) => (member === undefined ? undefined : member)));
}
