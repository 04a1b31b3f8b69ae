import type { CustomerView, UploadView } from '../machine/index.js';
import { CustomerStatusError, type CustomerSnapshot, filesAskedBy, roomFor, type UploadTarget } from '../model/index.js';
import type { UploadState } from './client-snapshot.js';

/** True when two uploads are for the same side of the same document. */
export function isSamePlace(a: UploadTarget, b: UploadTarget): boolean {
  return (
    a.requirementId === b.requirementId && a.documentType === b.documentType && (a.side ?? 'single') === (b.side ?? 'single')
  );
}

/** True where a place holds several files, for example the pages of a statement. */
export function takesSeveral(customer: CustomerSnapshot | undefined, target: UploadTarget): boolean {
  const asked = customer?.requirements.find((requirement) => requirement.id === target.requirementId)?.spec;
  const files = asked && filesAskedBy(asked);
  return files !== undefined && roomFor(files, target) > 1;
}

/** Why no file is taken now, or `undefined` when it is. */
export function refusalOf({ offers, customer, connection }: CustomerView): CustomerStatusError | undefined {
  if (!offers.includes('uploadFile')) {
    return new CustomerStatusError('unsupported', { message: 'the backend takes no files; ask supports("uploadFile") first' });
  }
  if (connection === 'ended') return new CustomerStatusError('session_expired');
  const isAllowed = customer?.status.editable === true && customer.allowed.uploadFile !== false;
  if (isAllowed) return undefined;
  return new CustomerStatusError('state_conflict', {
    message: 'no files are taken in this status; ask supports("uploadFile") first',
  });
}

/** An upload as the interface sees it. `supersededBy` is the file that took its place since. */
export function toUploadState(id: string, view: UploadView, supersededBy?: string): UploadState {
  const { target, phase, sent, total, indeterminate, attempt, canPause, displayName, file, error } = view;
  const state: UploadState = {
    id,
    target,
    phase,
    sent,
    total,
    indeterminate,
    attempt,
    canPause,
    displayName,
    mime: view.blob.type,
  };
  if (view.waitingFor !== undefined) state.waitingFor = view.waitingFor;
  if (view.retryAt !== undefined) state.retryAt = new Date(view.retryAt).toISOString();
  if (file !== undefined) state.file = file;
  if (file?.reused === true) state.reused = true;
  if (supersededBy !== undefined) state.supersededBy = supersededBy;
  if (error !== undefined) state.error = error;
  return state;
}

/** True when a snapshot holds a file, wherever it stands. */
export function isHeld(customer: CustomerSnapshot | undefined, fileId: string): boolean {
  return customer?.documents.some(({ files }) => files.some(({ id }) => id === fileId)) === true;
}

/** The ids of the files that a snapshot holds in one place. */
export function filesInPlace(customer: CustomerSnapshot | undefined, target: UploadTarget): string[] {
  const side = target.side ?? 'single';
  return (customer?.documents ?? [])
    .filter((document) => document.requirementId === target.requirementId && document.type === target.documentType)
    .flatMap((document) => document.files)
    .filter((file) => (file.side ?? 'single') === side)
    .map((file) => file.id);
}
