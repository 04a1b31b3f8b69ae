import type { UploadTarget } from '../customer-backend.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import type { DocumentFile, DocumentRecord } from '../document.js';
import { CustomerStatusError } from '../error.js';
import { isAnswerable, type Requirement } from '../requirement.js';
import { filesAskedBy, roomFor } from '../files-asked.js';
import { takesMime } from '../usual-mime.js';
import { instant, type WriteContext } from './write-context.js';

/** What is known of a stored file. */
export interface StoredFile {
  id: string;
  mime: string;
  /** Bytes. */
  size: number;
  /** A generated name such as `front.jpg`. */
  name: string;
}

/** Puts a stored file into its slot; an undecided or refused file on the same side is replaced. */
export function attachFile(
  snapshot: CustomerSnapshot,
  target: UploadTarget,
  file: StoredFile,
  context: WriteContext,
): CustomerSnapshot {
  const requirement = snapshot.requirements.find((candidate) => candidate.id === target.requirementId);
  if (requirement === undefined) throw new CustomerStatusError('not_found', { requirementId: target.requirementId });
  if (!snapshot.status.editable || !isAnswerable(requirement))
    throw new CustomerStatusError('state_conflict', { requirementId: target.requirementId });
  const room = roomOf(requirement, target);
  checkLimits(requirement, file);
  const added: DocumentFile = { ...file, side: target.side ?? 'single', uploadedAt: instant(context), status: 'pending' };
  const existing = snapshot.documents.find(
    (document) => document.requirementId === target.requirementId && document.type === target.documentType,
  );
  if (existing?.files.some((held) => held.side === added.side && held.status === 'accepted' && room === 1))
    throw new CustomerStatusError('state_conflict', { requirementId: target.requirementId });
  const document = withFile(existing ?? emptyDocument(requirement, target, context), added, room);
  const others = snapshot.documents.filter((candidate) => candidate.id !== document.id);
  return { ...snapshot, documents: [...others, document], updatedAt: instant(context) };
}

/** Takes a file away. A file that is not there, or is accepted already, changes nothing. */
export function detachFile(snapshot: CustomerSnapshot, fileId: string, context: WriteContext): CustomerSnapshot {
  const holder = snapshot.documents.find((document) =>
    document.files.some((file) => file.id === fileId && file.status !== 'accepted'),
  );
  if (holder === undefined) return snapshot;
  if (!snapshot.status.editable)
    throw new CustomerStatusError('state_conflict', { message: 'the data are locked in this status' });
  const files = holder.files.filter((file) => file.id !== fileId);
  const documents = snapshot.documents
    .map((document) => (document === holder ? { ...document, files } : document))
    .filter((document) => document.files.length > 0);
  return { ...snapshot, documents, updatedAt: instant(context) };
}

/** A document without files. */
export function emptyDocument(
  requirement: Requirement,
  target: Pick<UploadTarget, 'requirementId' | 'documentType'>,
  context: WriteContext,
): DocumentRecord {
  return {
    id: context.nextId(),
    requirementId: target.requirementId,
    type: target.documentType,
    subject: requirement.subject,
    status: 'pending',
    stage: 'awaiting_upload',
    files: [],
    reasons: [],
  };
}

function checkLimits(requirement: Requirement, file: StoredFile): void {
  const { id: requirementId } = requirement;
  const limits = filesAskedBy(requirement.spec);
  if (limits === undefined) return;
  if (!takesMime(limits.mime, file.mime)) throw new CustomerStatusError('file_type_unsupported', { requirementId });
  if (file.size > (limits.maxBytes ?? Infinity)) throw new CustomerStatusError('file_too_large', { requirementId });
}

/** How many files there may be where one is sent. Rejects what was not asked for. */
function roomOf(requirement: Requirement, target: UploadTarget): number {
  const spec = filesAskedBy(requirement.spec);
  if (spec === undefined) throw unfitting(target, 'data_invalid');
  if (spec.accepted.length === 0) return roomFor(spec, target);
  const accepted = spec.accepted.find((candidate) => candidate.type === target.documentType);
  if (accepted === undefined) throw unfitting(target, 'document_type_unsupported');
  if (!accepted.sides.includes(target.side ?? 'single')) throw unfitting(target, 'document_missing_side');
  return roomFor(spec, target);
}

function unfitting(target: UploadTarget, code: string): CustomerStatusError {
  const { requirementId } = target;
  return new CustomerStatusError('validation_failed', { requirementId, fieldErrors: [{ path: requirementId, code }] });
}

/** One file a side, unless several pages are welcome; a refused file always gives way. */
function withFile(document: DocumentRecord, added: DocumentFile, room: number): DocumentRecord {
  const kept = document.files.filter((file) => file.side !== added.side || (room > 1 && file.status !== 'rejected'));
  if (room > 1 && kept.length >= room)
    throw new CustomerStatusError('state_conflict', { message: 'no more files fit: remove one first' });
  return { ...document, stage: 'partially_received', files: [...kept, added] };
}
