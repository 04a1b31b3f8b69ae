import type { SnapshotFrom } from 'xstate';
import type { CustomerStatusError, UploadedFile, UploadTarget } from '../model/index.js';
import { restoreError } from './error-record.js';
import type { uploadMachine } from './upload.machine.js';

/** Where one upload is, free of chart words. */
export interface UploadView {
  phase: 'queued' | 'preparing' | 'sending' | 'processing' | 'done' | 'failed' | 'cancelled';
  /** True while it takes up one of the places for uploads under way. */
  isUnderWay: boolean;
  target: UploadTarget;
  sent: number;
  total: number;
  blob: Blob;
  displayName: string;
  file: UploadedFile | undefined;
  error: CustomerStatusError | undefined;
}

/** Reads the view off the chart. An upload that waits to be tried again counts as queued. */
export function toUploadView(snapshot: SnapshotFrom<typeof uploadMachine>): UploadView {
  const { context } = snapshot;
  const phase = phaseOf(snapshot.value);
  return {
    phase,
    isUnderWay: snapshot.hasTag('busy') && !snapshot.matches('queued'),
    target: context.target,
    sent: context.sent,
    total: context.total,
    blob: context.blob,
    displayName: context.file.name,
    file: context.result,
    error: phase === 'failed' && context.error ? restoreError(context.error) : undefined,
  };
}

function phaseOf(value: SnapshotFrom<typeof uploadMachine>['value']): UploadView['phase'] {
  if (typeof value === 'object') return value.transferring;
  if (value === 'waiting' || value === 'stalled') return 'queued';
  return value;
}
