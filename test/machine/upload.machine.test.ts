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
  { type: 'PROGRESS.REPORTED', sent: 1, total: 4 },
  { type: 'PROGRESS.REPORTED', sent: 4, total: 4 },
  { type: 'TRANSFER.COMPLETED', file: { id: 'f1', mime: 'image/jpeg', size: 4 } },
  { type: 'TRANSFER.FAILED', error: new CustomerStatusError('network') },
  { type: 'TRANSFER.FAILED', error: new CustomerStatusError('file_too_large') },
  { type: 'NETWORK.RETURNED' },
];

function walk(needsPreparation: boolean) {
  const file = new File(['abcd'], 'a.jpg');
  return reachableStates({
    machine: uploadMachine,
    input: { target: { requirementId: 'r', documentType: 'passport' }, file, idempotencyKey: 'k', needsPreparation },
    events: EVENTS,
    distinguish: ({ context }) => [context.attempts, context.sent, context.needsPreparation],
  });
}

const values = (states: ReturnType<typeof walk>) => [...new Set(states.map(({ value }) => JSON.stringify(value)))].toSorted();

const REACHED = [
  '"cancelled"',
  '"done"',
  '"failed"',
  '"queued"',
  '"waiting"',
  '{"transferring":"processing"}',
  '{"transferring":"sending"}',
];

describe('the upload chart', () => {
  it('reaches exactly these states', () => {
    expect(values(walk(false))).toEqual(REACHED);
    expect(values(walk(true))).toEqual([...REACHED, '"preparing"'].toSorted());
  });

  it('has one key in every state and never more than four tries in a row', () => {
    const states = walk(false);
    expect(new Set(states.map(({ context }) => context.idempotencyKey))).toEqual(new Set(['k']));
    expect(Math.max(...states.map(({ context }) => context.attempts))).toBe(4);
  });

  it('has a result only when done and says why only when it failed or waits', () => {
    for (const { value, context } of walk(true)) {
      expect(context.result !== undefined).toBe(value === 'done');
      if (value === 'failed' || value === 'waiting') expect(context.error).toBeDefined();
    }
  });

  it('tells by tags what may be done', () => {
    const tags = Object.fromEntries(walk(true).map((state) => [JSON.stringify(state.value), [...state.tags]]));
    expect(tags).toMatchObject({
      '"queued"': ['busy'],
      '"preparing"': ['busy'],
      '{"transferring":"sending"}': ['busy'],
      '{"transferring":"processing"}': ['busy'],
      '"waiting"': ['busy'],
      '"done"': ['settled'],
      '"failed"': ['actionable'],
      '"cancelled"': ['settled'],
    });
  });
});
