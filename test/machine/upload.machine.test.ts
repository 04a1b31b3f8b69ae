import { describe, expect, it } from 'vitest';
import { uploadMachine, type UploadEvent } from '../../src/machine/index.js';
import { CustomerStatusError } from '../../src/model/index.js';
import { reachableStates } from './graph.js';

const EVENTS: UploadEvent[] = [
  { type: 'SLOT.GRANTED' },
  { type: 'UPLOAD.CANCEL' },
  { type: 'UPLOAD.RETRY' },
  { type: 'UPLOAD.REFUSED', error: new CustomerStatusError('unsupported') },
  { type: 'FILE.PREPARED', blob: new Blob(['ab']) },
  { type: 'PREPARATION.FAILED', error: new CustomerStatusError('file_unreadable') },
  { type: 'PROGRESS.REPORTED', sent: 1, total: 4, at: 0 },
  { type: 'PROGRESS.REPORTED', sent: 4, total: 4, at: 0 },
  { type: 'TRANSFER.COMPLETED', file: { id: 'f1', mime: 'image/jpeg', size: 4 } },
  { type: 'TRANSFER.FAILED', error: new CustomerStatusError('network') },
  { type: 'TRANSFER.FAILED', error: new CustomerStatusError('file_too_large') },
  { type: 'NETWORK.RETURNED' },
  { type: 'VISITOR.RETURNED', at: 0 },
  { type: 'VISITOR.RETURNED', at: 60_000 },
  { type: 'UPLOAD.PAUSE' },
  { type: 'UPLOAD.RESUME' },
  { type: 'WITHDRAWAL.SETTLED', mayHaveChanged: true },
  { type: 'WITHDRAWAL.SETTLED', mayHaveChanged: false },
  { type: 'CLIENT.STARTED' },
  { type: 'CLIENT.STOPPED' },
];

function walk(needsPreparation: boolean) {
  const file = new File(['abcd'], 'a.jpg');
  return reachableStates({
    machine: uploadMachine,
    input: { target: { requirementId: 'r', documentType: 'passport' }, file, idempotencyKey: 'k', needsPreparation },
    events: EVENTS,
    distinguish: ({ context }) => [context.failures, context.sent, context.needsPreparation, context.mayBeStored],
  });
}

const values = (states: ReturnType<typeof walk>) => [...new Set(states.map(({ value }) => JSON.stringify(value)))].toSorted();

const REACHED = [
  '"cancelled"',
  '"done"',
  '"failed"',
  '"paused"',
  '"queued"',
  '"suspended"',
  '"waiting"',
  '"withdrawing"',
  '{"transferring":"processing"}',
  '{"transferring":"sending"}',
];

describe('the upload chart', () => {
  it('reaches exactly these states', () => {
    expect(values(walk(false))).toEqual(REACHED);
    expect(values(walk(true))).toEqual([...REACHED, '"preparing"'].toSorted());
  });

  it('has one key for every take of a file and never more than four failures in a row', () => {
    const states = walk(false);
    for (const { context } of states) expect(context.idempotencyKey).toBe(context.takes === 1 ? 'k' : `k~${context.takes}`);
    expect(Math.max(...states.map(({ context }) => context.failures))).toBe(4);
  });

  it('has a result only when done and says why only when it failed or waits', () => {
    for (const { value, context } of walk(true)) {
      expect(context.result !== undefined).toBe(value === 'done');
      if (value === 'failed' || value === 'waiting') expect(context.error).toBeDefined();
      expect(context.retryAt !== undefined).toBe(value === 'waiting');
    }
  });

  it('takes back only what may be stored', () => {
    for (const { value, context } of walk(true)) {
      if (value === 'withdrawing') expect(context.mayBeStored).toBe(true);
      if (value === 'queued' && context.takes > 1) expect(context.mayBeStored).toBe(false);
    }
  });

  it('tells by tags what may be done', () => {
    const tags = Object.fromEntries(walk(true).map((state) => [JSON.stringify(state.value), [...state.tags].toSorted()]));
    expect(tags).toEqual({
      '"queued"': ['busy', 'pausable'],
      '"preparing"': ['busy', 'pausable'],
      '{"transferring":"sending"}': ['busy', 'pausable'],
      '{"transferring":"processing"}': ['busy'],
      '"waiting"': ['busy', 'pausable'],
      '"paused"': ['actionable'],
      '"suspended"': [],
      '"done"': ['settled'],
      '"failed"': ['actionable'],
      '"withdrawing"': ['settled'],
      '"cancelled"': ['settled'],
    });
  });
});
