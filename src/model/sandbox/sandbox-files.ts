import type { UploadTarget } from '../customer-backend.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import type { DocumentFile, DocumentRecord } from '../document.js';
import { CustomerStatusError } from '../error.js';
import { isAnswerable, type Requirement } from '../requirement.js';
import type { AcceptedDocument, DocumentSpec } from '../requirement-spec.js';
import { instant, type SandboxContext } from './sandbox-context.js';

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
  context: SandboxContext,
): CustomerSnapshot {
  const requirement = snapshot.requirements.find((candidate) => candidate.id === target.requirementId);
  if (requirement === undefined) throw new CustomerStatusError('not_found', { requirementId: target.requirementId });
  if (!snapshot.status.editable || !isAnswerable(requirement))
    throw new CustomerStatusError('state_conflict', { requirementId: target.requirementId });
  const accepted = acceptedDocument(requirement, target);
  checkLimits(requirement, file);
  const added: DocumentFile = { ...file, side: target.side ?? 'single', uploadedAt: instant(context), status: 'pending' };
  const existing = snapshot.documents.find(
    (document) => document.requirementId === target.requirementId && document.type === target.documentType,
  );
  if (existing?.files.some((held) => held.side === added.side && held.status === 'accepted' && !holdsSeveral(accepted)))
    throw new CustomerStatusError('state_conflict', { requirementId: target.requirementId });
  const document = withFile(existing ?? emptyDocument(requirement, target, context), added, accepted);
  const others = snapshot.documents.filter((candidate) => candidate.id !== document.id);
  return { ...snapshot, documents: [...others, document], updatedAt: instant(context) };
}

/** Takes a file away. A file that is not there, or is accepted already, changes nothing. */
export function detachFile(snapshot: CustomerSnapshot, fileId: string, context: SandboxContext): CustomerSnapshot {
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
  context: SandboxContext,
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
  const limits = documentLimits(requirement);
  if (limits === undefined) return;
  if (limits.mime.length > 0 && !limits.mime.includes(file.mime))
    throw new CustomerStatusError('file_type_unsupported', { requirementId });
  if (file.size > (limits.maxBytes ?? Infinity)) throw new CustomerStatusError('file_too_large', { requirementId });
}

function documentLimits({ spec }: Requirement): Omit<DocumentSpec, 'kind'> | undefined {
  if (spec.kind === 'document') return spec;
  return spec.kind === 'clarification' ? spec.attachment : undefined;
}

/** The kind of document a file is for; `undefined` for an attachment that may be anything. Rejects what was not asked for. */
function acceptedDocument(requirement: Requirement, target: UploadTarget): AcceptedDocument | undefined {
  const spec = documentLimits(requirement);
  if (spec === undefined) throw unfitting(target, 'data_invalid');
  if (spec.accepted.length === 0) return undefined;
  const accepted = spec.accepted.find((candidate) => candidate.type === target.documentType);
  if (accepted === undefined) throw unfitting(target, 'document_type_unsupported');
  if (!accepted.sides.includes(target.side ?? 'single')) throw unfitting(target, 'document_missing_side');
  return accepted;
}

function unfitting(target: UploadTarget, code: string): CustomerStatusError {
  const { requirementId } = target;
  return new CustomerStatusError('validation_failed', { requirementId, fieldErrors: [{ path: requirementId, code }] });
}

function holdsSeveral(accepted: AcceptedDocument | undefined): boolean {
  return accepted === undefined || (accepted.sides.length === 1 && (accepted.maxFiles ?? 1) > 1);
}

/** One file a side, unless several pages are welcome; a refused file always gives way. */
function withFile(document: DocumentRecord, added: DocumentFile, accepted: AcceptedDocument | undefined): DocumentRecord {
  const kept = document.files.filter(
    (file) => file.side !== added.side || (holdsSeveral(accepted) && file.status !== 'rejected'),
  );
  if (accepted?.maxFiles !== undefined && accepted.maxFiles > 1 && kept.length >= accepted.maxFiles)
    throw new CustomerStatusError('state_conflict', { message: 'no more files fit: remove one first' });
  return { ...document, stage: 'partially_received', files: [...kept, added] };
}
