import type { SnapshotFrom } from 'xstate';
import type { CustomerStatusError, UploadedFile, UploadTarget } from '../model/index.js';
import { restoreError } from './error-record.js';
import type { uploadMachine } from './upload.machine.js';

/** Where one upload is, free of chart words. */
export interface UploadView {
  phase: 'queued' | 'preparing' | 'sending' | 'processing' | 'paused' | 'waiting' | 'done' | 'failed' | 'cancelled';
  /** True while it takes up one of the places for uploads under way. */
  isUnderWay: boolean;
  /** True while it waits for such a place. */
  wantsPlace: boolean;
  /** True when the person may hold it now. */
  canPause: boolean;
  /** True while sending without a word about how far it is. */
  indeterminate: boolean;
  target: UploadTarget;
  /** Which try this is since somebody last asked for one. */
  attempt: number;
  sent: number;
  total: number;
  blob: Blob;
  displayName: string;
  file: UploadedFile | undefined;
  /** Why it failed, or why it waits. */
  error: CustomerStatusError | undefined;
  /** What it waits for. */
  waitingFor: 'connection' | 'retry' | undefined;
  /** Milliseconds since the epoch of the next try. */
  retryAt: number | undefined;
}

/** Reads the view off the chart. A view that says the same as the one before is the same. */
export function toUploadView(snapshot: SnapshotFrom<typeof uploadMachine>, before?: UploadView): UploadView {
  const view = readView(snapshot);
  if (before === undefined) return view;
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.entries(view).every(([name, value]) => Object.is(known.get(name), value)) ? before : view;
}

function readView(snapshot: SnapshotFrom<typeof uploadMachine>): UploadView {
  const { context } = snapshot;
  const phase = phaseOf(snapshot.value);
  const isExplained = phase === 'failed' || phase === 'waiting';
  return {
    phase,
    isUnderWay: snapshot.hasTag('busy') && !snapshot.matches('queued'),
    wantsPlace: snapshot.matches('queued'),
    canPause: snapshot.hasTag('pausable'),
    indeterminate: phase === 'sending' && !context.hasProgressed,
    target: context.target,
    attempt: context.attempts,
    sent: context.sent,
    total: context.total,
    blob: context.blob,
    displayName: context.file.name,
    file: context.result,
    error: isExplained && context.error ? restoreError(context.error) : undefined,
    waitingFor: phase === 'waiting' ? (context.error?.code === 'offline' ? 'connection' : 'retry') : undefined,
    retryAt: phase === 'waiting' ? context.retryAt : undefined,
  };
}

function phaseOf(value: SnapshotFrom<typeof uploadMachine>['value']): UploadView['phase'] {
  if (typeof value === 'object') return value.transferring;
  if (value === 'stalled') return 'waiting';
  if (value === 'suspended') return 'paused';
  return value === 'withdrawing' ? 'cancelled' : value;
}
