import { describe, expect, it } from 'vitest';
import { customerMachine, type CustomerEvent, type CustomerInput } from '../../src/machine/index.js';
import { CUSTOMER_STATUSES, CustomerStatusError, DEFAULT_FEATURES } from '../../src/model/index.js';
import { snapshotOf } from '../client/fixtures.js';
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
  { type: 'READ.FAILED', error: new CustomerStatusError('network') },
  { type: 'READ.FAILED', error: new CustomerStatusError('offline') },
  { type: 'READ.FAILED', error: new CustomerStatusError('session_expired') },
  { type: 'WATCH.OPENED' },
  { type: 'WATCH.LOST' },
  { type: 'WATCH.ENDED' },
  { type: 'NETWORK.LOST' },
  { type: 'NETWORK.RETURNED' },
  { type: 'SESSION.ENDED', error: new CustomerStatusError('unauthenticated') },
];

type Value = { journey: string; connection: string; reading: string };

function walk(input: CustomerInput = INPUT, events = EVENTS) {
  const states = reachableStates({
    machine: customerMachine,
    input,
    events,
    distinguish: ({ context: { known, course } }) => [known.customer?.version, course.isRunning, course.isWatchOpen],
  });
  return states.map((state) => ({ state, value: state.value as Value }));
}

const distinct = (values: string[]) => [...new Set(values)].toSorted();

const pairs = (journey: string, connections: string[]) => connections.map((connection) => `${journey} ${connection}`);

describe('the customer chart', () => {
  const reached = walk();

  it('reaches exactly these places of the journey', () => {
    expect(distinct(reached.map(({ value }) => value.journey))).toEqual(
      [...CUSTOMER_STATUSES, 'UNKNOWN', 'loading', 'unavailable'].toSorted(),
    );
  });

  it('reaches exactly these states of the connection', () => {
    expect(distinct(reached.map(({ value }) => value.connection))).toEqual([
      'connecting',
      'ended',
      'live',
      'offline',
      'paused',
      'polling',
    ]);
  });

  it('reaches exactly these pairs of the two', () => {
    const open = ['connecting', 'ended', 'live', 'offline', 'paused', 'polling'];
    const expected = [
      ...['CREATED', 'UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'ACTIVE', 'DEACTIVATED', 'UNKNOWN', 'loading'].flatMap(
        (journey) => pairs(journey, open),
      ),
      // A failed read has left the first try to connect behind.
      ...pairs('unavailable', ['ended', 'live', 'offline', 'paused', 'polling']),
      // A terminal status is not watched.
      ...pairs('REJECTED', ['ended', 'paused']),
    ];
    expect(distinct(reached.map(({ value }) => `${value.journey} ${value.connection}`))).toEqual(expected.toSorted());
  });

  it('is idle or reading, and never anything else', () => {
    expect(distinct(reached.map(({ value }) => value.reading))).toEqual(['idle', 'reading']);
  });

  it('never polls or watches before it is started or after it is stopped', () => {
    const stopped = reached.filter(({ state }) => !state.context.course.isRunning);
    expect(distinct(stopped.map(({ value }) => value.connection))).toEqual(['ended', 'paused']);
    for (const { state } of stopped) expect(state.children['watch']).toBeUndefined();
  });

  it('shows the status of the newest snapshot in every state it can reach', () => {
    for (const { state, value } of reached) {
      const { customer } = state.context.known;
      if (customer) expect(value.journey).toBe(customer.status.status);
      else expect(['loading', 'unavailable']).toContain(value.journey);
    }
  });

  it('keeps context that survives being written down', () => {
    for (const { state } of reached) expect(JSON.parse(JSON.stringify(state.context))).toEqual(withoutUndefined(state.context));
  });

  it('tells by tags what may be done', () => {
    const tags = Object.fromEntries(
      reached.filter(({ value }) => value.reading === 'idle').map(({ state, value }) => [value.journey, [...state.tags]]),
    );
    expect(tags).toEqual({
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

  it('never lives from a stream the backend does not have', () => {
    const events = EVENTS.filter(({ type }) => !type.startsWith('WATCH.'));
    const polled = walk({ ...INPUT, offers: [] }, events);
    expect(distinct(polled.map(({ value }) => value.connection))).toEqual([
      'connecting',
      'ended',
      'offline',
      'paused',
      'polling',
    ]);
  });
});

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, member: unknown) => (member === undefined ? undefined : member)));
}
