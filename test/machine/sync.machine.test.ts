import { describe, expect, it } from 'vitest';
import { syncMachine, type SyncEvent, type SyncInput } from '../../src/machine/index.js';
import { CustomerStatusError } from '../../src/model/index.js';
import { snapshotOf } from '../client/fixtures.js';
import { unheard } from './charts-alone.js';
import { reachableStates } from './graph.js';

const INPUT: SyncInput = { pollIntervalMs: 30_000, staleAfterMs: 600_000, outlook: { canWatch: true, isFinished: false } };

const EVENTS: SyncEvent[] = [
  { type: 'CLIENT.STARTED', at: 0 },
  { type: 'CLIENT.STOPPED' },
  { type: 'CLIENT.RESET' },
  { type: 'OUTLOOK.CHANGED', outlook: { canWatch: true, isFinished: true } },
  { type: 'OUTLOOK.CHANGED', outlook: INPUT.outlook },
  { type: 'SYNC.REQUESTED' },
  { type: 'READ.SUCCEEDED', at: 0, snapshot: snapshotOf(1) },
  { type: 'READ.FAILED', at: 0, error: new CustomerStatusError('network') },
  { type: 'READ.FAILED', at: 0, error: new CustomerStatusError('offline') },
  { type: 'READ.FAILED', at: 0, error: new CustomerStatusError('session_expired') },
  { type: 'WATCH.OPENED' },
  { type: 'WATCH.LOST' },
  { type: 'WATCH.ENDED' },
  { type: 'NETWORK.LOST' },
  { type: 'NETWORK.RETURNED' },
  { type: 'SESSION.ENDED', error: new CustomerStatusError('unauthenticated') },
];

const walk = (input: SyncInput = INPUT, events = EVENTS) =>
  reachableStates({
    machine: unheard(syncMachine),
    input,
    events,
    distinguish: ({ context }) => [context.outlook.isFinished, context.isRunning, context.isWatchOpen],
  });

const distinct = (values: string[]) => [...new Set(values)].toSorted();
const connections = (states: ReturnType<typeof walk>) => distinct(states.map(({ value }) => value.connection));

describe('the sync chart', () => {
  const reached = walk();

  it('reaches exactly these states of the connection', () => {
    expect(connections(reached)).toEqual(['connecting', 'ended', 'live', 'offline', 'paused', 'polling']);
  });

  it('reaches every pair of a connection and a read', () => {
    const pairs = distinct(reached.map(({ value }) => `${value.connection} ${value.reading}`));
    expect(pairs).toHaveLength(12);
  });

  it('never polls or watches before it is started or after it is stopped', () => {
    expect(connections(reached.filter(({ context }) => !context.isRunning))).toEqual(['ended', 'paused']);
  });

  it('never polls or watches where nothing more is expected', () => {
    expect(connections(reached.filter(({ context }) => context.outlook.isFinished))).toEqual(['ended', 'paused']);
  });

  it('counts no stream as open while it does not watch', () => {
    const closed = reached.filter(({ value }) => value.connection === 'paused' || value.connection === 'ended');
    expect(closed.filter(({ context }) => context.isWatchOpen)).toEqual([]);
  });

  it('is busy while it reads, and only then', () => {
    for (const { value, tags } of reached) expect([...tags]).toEqual(value.reading === 'reading' ? ['busy'] : []);
  });

  it('never lives from a stream the backend does not have', () => {
    const events = EVENTS.filter(({ type }) => !type.startsWith('WATCH.') && type !== 'OUTLOOK.CHANGED');
    const polled = walk({ ...INPUT, outlook: { canWatch: false, isFinished: false } }, events);
    expect(connections(polled)).toEqual(['connecting', 'ended', 'offline', 'paused', 'polling']);
  });
});
