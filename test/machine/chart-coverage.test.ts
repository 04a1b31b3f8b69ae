import { fromCallback } from 'xstate';
import { describe, expect, it } from 'vitest';
import {
  customerMachine,
  requirementMachine,
  syncMachine,
  uploadMachine,
  type Command,
  type CustomerEvent,
  type CustomerInput,
  type RequirementEvent,
  type SyncEvent,
  type TransferInput,
  type UploadEvent,
  type WithdrawalInput,
} from '../../src/machine/index.js';
import { CUSTOMER_STATUSES, CustomerStatusError, DEFAULT_FEATURES, type Answer, type FieldSpec } from '../../src/model/index.js';
import { requirement, snapshotOf } from '../client/fixtures.js';
import { alone, unheard } from './charts-alone.js';
import { coverageTable, coverChart, type Coverage } from './cover-chart.js';

const fail = (code: CustomerStatusError['code']) => new CustomerStatusError(code);

function expectEverythingVisited(title: string, coverage: Coverage): void {
  process.stdout.write(`\n${coverageTable(title, coverage)}`);
  expect(coverage.states.filter(({ visits }) => visits === 0)).toEqual([]);
  expect(coverage.transitions.filter(({ visits }) => visits === 0)).toEqual([]);
}

/** A delay that has passed, as the chart hears of it. */
const passed = (delay: string, state: string) => ({ type: `xstate.after.${delay}.${state}` }) as never;

const command = (operation: 'submitForReview' | 'activate'): Command => ({
  id: operation,
  request: { operation },
  idempotencyKey: 'k',
});

const PLACES = [...CUSTOMER_STATUSES, 'UNKNOWN' as const];

const snapshots = (['READ.SUCCEEDED', 'CUSTOMER.CHANGED'] as const).flatMap((type) => [
  ...PLACES.map((is, index) => ({ type, at: 0, snapshot: snapshotOf(index + 1, { is }) })),
  // The same status with something else that is new.
  { type, at: 0, snapshot: snapshotOf(7, { is: 'DEACTIVATED' }) },
  { type, at: 0, snapshot: snapshotOf(8, { is: 'UNKNOWN' }) },
  { type, at: 0, snapshot: snapshotOf(9, { id: 'somebody-else' }) },
]);

const CUSTOMER_EVENTS: CustomerEvent[] = [
  { type: 'CLIENT.STARTED', at: 0 },
  { type: 'CLIENT.STOPPED' },
  { type: 'CLIENT.RESET' },
  ...snapshots,
  { type: 'SYNC.REQUESTED' },
  { type: 'SYNC.REQUESTED', byPerson: true },
  { type: 'SYNC.REQUESTED', fresh: true },
  ...(['network', 'offline', 'session_expired'] as const).map((code) => ({
    type: 'READ.FAILED' as const,
    at: 0,
    error: fail(code),
  })),
  { type: 'WATCH.OPENED' },
  { type: 'WATCH.LOST' },
  { type: 'WATCH.ENDED' },
  { type: 'WATCH.ENDED', error: fail('unauthenticated') },
  { type: 'WATCH.GARBLED', error: fail('protocol_error') },
  { type: 'NETWORK.LOST' },
  { type: 'NETWORK.RETURNED' },
  { type: 'VISITOR.LEFT' },
  { type: 'VISITOR.RETURNED', at: 0 },
  { type: 'SESSION.ENDED', error: fail('unauthenticated') },
  { type: 'CAPABILITIES.FAILED' },
  {
    type: 'CAPABILITIES.RECEIVED',
    capabilities: {
      requirements: 'itemised',
      submission: 'per_requirement',
      realtime: 'push',
      history: true,
      optimisticLocking: true,
      idempotency: true,
      surface: 'customer',
    },
  },
  {
    type: 'LIFECYCLE.RECEIVED',
    event: {
      id: 'e1',
      type: 'note',
      at: '2026-01-01T00:00:00Z',
      actor: { kind: 'system' },
      reasons: [],
      source: { provider: 'p', channel: 'api' },
    },
  },
  { type: 'COMMAND.REQUESTED', command: command('submitForReview') },
  { type: 'COMMAND.REQUESTED', command: command('activate') },
  {
    type: 'COMMAND.SETTLED',
    command: command('submitForReview'),
    outcome: { ok: true, answer: { snapshot: snapshotOf(8, { is: 'UNDER_REVIEW' }) } },
    at: 0,
  },
  { type: 'ANSWERS.SENT' },
  { type: 'AGE.DUE' },
  ...(
    ['WATCH.WANTED', 'WATCH.UNWANTED', 'READ.WANTED', 'READ.UNWANTED', 'READ.SETTLED', 'READ.ABORTED', 'GAP.SUSPECTED'] as const
  ).map((type) => ({ type })),
  { type: 'SESSION.OVER', error: fail('unauthenticated') },
];

const CUSTOMER_INPUT: CustomerInput = {
  offers: ['subscribe', 'submitForReview', 'getCapabilities'],
  policy: DEFAULT_FEATURES,
  pollIntervalMs: 30_000,
  staleAfterMs: 600_000,
  followTerminal: false,
};

const SYNC_EVENTS: SyncEvent[] = [
  { type: 'CLIENT.STARTED', at: 0 },
  { type: 'CLIENT.STOPPED' },
  { type: 'CLIENT.RESET' },
  { type: 'OUTLOOK.CHANGED', outlook: { canWatch: true, isFinished: false } },
  { type: 'OUTLOOK.CHANGED', outlook: { canWatch: true, isFinished: true } },
  { type: 'CUSTOMER.CHANGED', at: 0, snapshot: snapshotOf(1) },
  { type: 'CUSTOMER.MISTAKEN' },
  { type: 'SYNC.REQUESTED' },
  { type: 'SYNC.REQUESTED', fresh: true },
  { type: 'READ.SUCCEEDED', at: 0, snapshot: snapshotOf(1) },
  ...(['network', 'offline', 'session_expired'] as const).map((code) => ({
    type: 'READ.FAILED' as const,
    at: 0,
    error: fail(code),
  })),
  { type: 'WATCH.OPENED' },
  { type: 'WATCH.LOST' },
  { type: 'WATCH.ENDED' },
  { type: 'WATCH.ENDED', error: fail('unauthenticated') },
  { type: 'NETWORK.LOST' },
  { type: 'NETWORK.RETURNED' },
  { type: 'VISITOR.LEFT' },
  { type: 'VISITOR.RETURNED', at: 0 },
  { type: 'SESSION.ENDED', error: fail('unauthenticated') },
  { type: 'ANSWERS.SENT' },
  { type: 'HURRY.ENDED' },
  passed('connectLimit', 'sync.connection.connecting'),
  passed('recheckDelay', 'sync.connection.live'),
  passed('pollDelay', 'sync.connection.polling'),
  passed('pollDelay', 'sync.connection.offline'),
];

const UPLOAD_EVENTS: UploadEvent[] = [
  { type: 'SLOT.GRANTED' },
  { type: 'UPLOAD.CANCEL' },
  { type: 'UPLOAD.RETRY' },
  { type: 'UPLOAD.REFUSED', error: fail('unsupported') },
  { type: 'FILE.PREPARED', blob: new Blob(['ab']) },
  { type: 'PREPARATION.FAILED', error: fail('file_unreadable') },
  { type: 'PROGRESS.REPORTED', sent: 1, total: 4, at: 0 },
  { type: 'PROGRESS.REPORTED', sent: 4, total: 4, at: 0 },
  { type: 'TRANSFER.COMPLETED', file: { id: 'f1', mime: 'image/jpeg', size: 4 } },
  { type: 'TRANSFER.FAILED', error: fail('network') },
  { type: 'TRANSFER.FAILED', error: fail('file_too_large') },
  { type: 'TRANSFER.FAILED', error: fail('offline') },
  { type: 'NETWORK.RETURNED' },
  { type: 'VISITOR.RETURNED', at: 0 },
  { type: 'VISITOR.RETURNED', at: 60_000 },
  { type: 'UPLOAD.PAUSE' },
  { type: 'UPLOAD.RESUME' },
  { type: 'WITHDRAWAL.SETTLED', mayHaveChanged: true },
  { type: 'WITHDRAWAL.SETTLED', mayHaveChanged: false },
  { type: 'CLIENT.STARTED' },
  { type: 'CLIENT.STOPPED' },
  passed('stallLimit', 'upload.transferring.sending'),
  passed('lateAnswerLimit', 'upload.transferring.processing'),
  passed('retryDelay', 'upload.waiting'),
];

const ANSWER: Answer = { kind: 'field', requirementId: 'r1', value: 'a' };
const declaration: FieldSpec = { kind: 'field', path: 'r1', input: 'declaration', required: true };

const REQUIREMENT_EVENTS: RequirementEvent[] = [
  { type: 'DRAFT.CHANGED', answer: { ...ANSWER, value: 'b' } },
  { type: 'REQUIREMENT.CHANGED', requirement: requirement('r1'), isOpen: true },
  { type: 'REQUIREMENT.CHANGED', requirement: requirement('r1', { spec: declaration }), isOpen: true },
  { type: 'REQUIREMENT.CHANGED', isOpen: false },
  { type: 'ANSWER.SENT' },
  { type: 'ANSWER.ACCEPTED' },
  { type: 'ANSWER.LOST' },
  { type: 'CONFLICT.RESOLVED', choice: 'keep' },
  { type: 'CONFLICT.RESOLVED', choice: 'discard' },
  { type: 'ANSWER.REFUSED', errors: [{ path: 'r1', code: 'data_invalid' }] },
];

describe('the paths of the graph visit every state and take every transition', () => {
  it('of the customer chart', { timeout: 60_000 }, () => {
    const coverage = coverChart({
      machine: alone(customerMachine),
      inputs: [CUSTOMER_INPUT],
      // What is known from the beginning: it is routed once, and the rest is as with the others.
      beginnings: PLACES.map((is) => ({ ...CUSTOMER_INPUT, initialSnapshot: snapshotOf(1, { is }) })),
      events: CUSTOMER_EVENTS,
      distinguish: ({ context: { known, course } }) => [known.customer?.status.terminal, course.isRunning],
    });
    expectEverythingVisited('customer', coverage);
  });

  it('of the sync chart', { timeout: 60_000 }, () => {
    const outlook = { isFinished: false, canWatch: true };
    const settings = { pollIntervalMs: 30_000, staleAfterMs: 600_000 };
    const coverage = coverChart({
      machine: unheard(syncMachine),
      // The second cannot watch, so that its first read alone tells it how to go on.
      inputs: [
        { ...settings, outlook },
        { ...settings, outlook: { ...outlook, canWatch: false } },
      ],
      events: SYNC_EVENTS,
      distinguish: ({ context }) => [
        context.outlook.isFinished,
        context.isRunning,
        context.isWatchOpen,
        context.isConfirmed,
        context.wantsFresh,
      ],
    });
    expectEverythingVisited('sync', coverage);
  });

  it('of the requirement chart', () => {
    const coverage = coverChart({
      machine: requirementMachine,
      inputs: [
        { answer: ANSWER, isOpen: true, asked: requirement('r1') },
        { answer: ANSWER, isOpen: true },
      ],
      events: REQUIREMENT_EVENTS,
      distinguish: ({ context }) => context,
    });
    expectEverythingVisited('requirement', coverage);
  });

  it('of the upload chart', () => {
    const machine = uploadMachine.provide({
      actors: {
        prepareFile: fromCallback<UploadEvent, { file: File }>(() => undefined),
        sendFile: fromCallback<UploadEvent, TransferInput>(() => undefined),
        withdrawFile: fromCallback<UploadEvent, WithdrawalInput>(() => undefined),
      },
    });
    const file = new File(['abcd'], 'a.jpg');
    const input = { target: { requirementId: 'r', documentType: 'passport' }, file, idempotencyKey: 'k' };
    const coverage = coverChart({
      machine,
      inputs: [true, false].map((needsPreparation) => ({ ...input, needsPreparation })),
      events: UPLOAD_EVENTS,
      distinguish: ({ context }) => [
        context.failures,
        context.hasProgressed,
        context.needsPreparation,
        context.mayBeStored,
        context.isOverdue,
        context.error?.code === 'network',
      ],
    });
    expectEverythingVisited('upload', coverage);
  });
});
