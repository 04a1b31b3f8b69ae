import {
  CustomerStatusError,
  type CustomerSnapshot,
  type FilesAsked,
  filesAskedBy,
  type ReasonCode,
  roomFor,
  type UploadTarget,
} from '../../model/index.js';

/**
 * Checks that a requirement asks for a file where one is sent, and that there is room: the kind of document, its side, the
 * number of files of the kind and of the requirement. A file that would take another's place is not counted twice, and one
 * that was refused does not count. Throws `not_found`, `validation_failed` or `state_conflict`.
 */
export function checkPlace(snapshot: CustomerSnapshot, target: UploadTarget): void {
  const spec = documentSpec(snapshot, target.requirementId);
  const accepted = spec.accepted.find((candidate) => candidate.type === target.documentType);
  const side = target.side ?? 'single';
  if (spec.accepted.length > 0 && accepted === undefined) throw unfitting(target, 'document_type_unsupported');
  if (accepted !== undefined && !accepted.sides.includes(side)) throw unfitting(target, 'document_missing_side');
  const kept = kindsKept(snapshot, target, roomFor(spec, target) > 1);
  const ofKind = kept.filter((type) => type === target.documentType).length;
  const isFull = accepted?.maxFiles !== undefined && accepted.maxFiles > 1 && ofKind >= accepted.maxFiles;
  if (isFull || kept.length >= (spec.maxTotalFiles ?? Infinity))
    throw new CustomerStatusError('state_conflict', {
      message: 'no more files fit: remove one first',
      requirementId: target.requirementId,
    });
}

/** What a requirement says about the files it takes. Throws for a requirement that takes none. */
export function documentSpec(snapshot: CustomerSnapshot, requirementId: string): FilesAsked {
  const requirement = snapshot.requirements.find((candidate) => candidate.id === requirementId);
  if (requirement === undefined) throw new CustomerStatusError('not_found', { requirementId });
  const asked = filesAskedBy(requirement.spec);
  if (asked !== undefined) return asked;
  throw unfitting({ requirementId }, 'data_invalid');
}

function unfitting({ requirementId }: Pick<UploadTarget, 'requirementId'>, code: ReasonCode): CustomerStatusError {
  return new CustomerStatusError('validation_failed', { requirementId, fieldErrors: [{ path: requirementId, code }] });
}

/** Of what kind each file of the requirement is that stays when one is added at the target. */
function kindsKept(snapshot: CustomerSnapshot, target: UploadTarget, takesSeveral: boolean): string[] {
  const side = target.side ?? 'single';
  return snapshot.documents
    .filter((document) => document.requirementId === target.requirementId)
    .flatMap(({ type, files }) => files.map((file) => ({ type, file })))
    .filter(({ file }) => file.status !== 'rejected')
    .filter(({ type, file }) => takesSeveral || type !== target.documentType || (file.side ?? 'single') !== side)
    .map(({ type }) => type);
}
