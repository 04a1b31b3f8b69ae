import type { CustomerView, UploadView } from '../machine/index.js';
import { CustomerStatusError, type CustomerSnapshot, type UploadTarget } from '../model/index.js';
import type { UploadState } from './client-snapshot.js';

/** True when two uploads are for the same side of the same document. */
export function isSamePlace(a: UploadTarget, b: UploadTarget): boolean {
  return (
    a.requirementId === b.requirementId && a.documentType === b.documentType && (a.side ?? 'single') === (b.side ?? 'single')
  );
}

/** True where a place holds several files, for example the pages of a statement. */
export function takesSeveral(
  customer: CustomerSnapshot | undefined,
  { requirementId, documentType, side }: UploadTarget,
): boolean {
  if (side === 'front' || side === 'back') return false;
  const spec = customer?.requirements.find((requirement) => requirement.id === requirementId)?.spec;
  const asked = spec?.kind === 'document' ? spec : spec?.kind === 'clarification' ? spec.attachment : undefined;
  const accepted = asked?.accepted.find((candidate) => candidate.type === documentType);
  return (accepted?.maxFiles ?? 1) > 1;
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

/** An upload as the interface sees it. */
export function toUploadState(id: string, view: UploadView): UploadState {
  const { target, phase, sent, total, displayName, file, error } = view;
  const state: UploadState = { id, target, phase, sent, total, mime: view.blob.type, displayName };
  if (file !== undefined) state.file = file;
  if (error !== undefined) state.error = error;
  return state;
}
