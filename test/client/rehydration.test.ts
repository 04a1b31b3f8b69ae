import { SimulatedClock } from 'xstate';
import { describe, expect, it } from 'vitest';
import { createCustomerClient } from '../../src/client/index.js';
import type { CustomerSnapshot } from '../../src/model/index.js';
import { fakeBackend, settle } from './fake-backend.js';
import { snapshotOf, unknownSnapshot } from './fixtures.js';

type Stored = Record<string, unknown>;

/** What another age of the kit has written down, given back as it was found. */
function opened(stored: unknown) {
  const backend = fakeBackend(snapshotOf(5, { is: 'UNDER_REVIEW' }));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- storage keeps no types
  const initialSnapshot = JSON.parse(JSON.stringify(stored)) as CustomerSnapshot;
  const client = createCustomerClient({ backend, customerId: 'c1', initialSnapshot, clock: new SimulatedClock() });
  return { backend, client };
}

const active = (change: (stored: Stored) => void) => {
  const stored: Stored = { ...snapshotOf(1, { is: 'ACTIVE' }) };
  change(stored);
  return stored;
};

const OLDER: [string, unknown][] = [
  ['has no capabilities yet', active((stored) => delete stored['capabilities'])],
  ['has no list of what is allowed', active((stored) => delete stored['allowed'])],
  ['spells its status as a word', active((stored) => (stored['status'] = 'ACTIVE'))],
  ['counts its versions in numbers', active((stored) => (stored['version'] = 1))],
  ['keeps its requirements by id', active((stored) => (stored['requirements'] = { r1: {} }))],
  ['is a list', []],
  ['is a word', 'ACTIVE'],
];

describe('a snapshot that was written down by another version of the kit', () => {
  it.each(OLDER)(
    'and %s is discarded: nothing is shown of it, every feature is closed, and it is said why',
    async (_how, stored) => {
      const { client } = opened(stored);
      expect(client.getSnapshot()).toMatchObject({ phase: 'loading', status: undefined, error: { code: 'protocol_error' } });
      expect(Object.values(client.getSnapshot().features).filter(({ open }) => open)).toEqual([]);
      client.start();
      await settle();
      expect(client.getSnapshot()).toMatchObject({ phase: 'ready', status: 'UNDER_REVIEW', error: undefined });
    },
  );

  it('and knows more than this one is used for what it has in common', () => {
    const { client } = opened({ ...snapshotOf(1, { is: 'ACTIVE' }), mood: 'sunny' });
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', status: 'ACTIVE' });
    expect(client.getSnapshot().customer).not.toHaveProperty('mood');
  });

  it('and has a status this one does not know shows that, and opens nothing', () => {
    const { client } = opened(unknownSnapshot(1, 'FROZEN'));
    expect(client.getSnapshot()).toMatchObject({ phase: 'ready', status: 'UNKNOWN' });
    expect(Object.values(client.getSnapshot().features).filter(({ open }) => open)).toEqual([]);
  });

  it('gives way to what the backend says', async () => {
    const { backend, client } = opened({ ...snapshotOf(1, { is: 'ACTIVE' }), id: 'c1' });
    backend.set(snapshotOf(2, { is: 'DEACTIVATED' }));
    client.start();
    await settle();
    expect(client.getSnapshot().status).toBe('DEACTIVATED');
  });
});
