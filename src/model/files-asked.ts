import type { UploadTarget } from './customer-backend.js';
import type { DocumentSpec, RequirementSpec } from './requirement-spec.js';

/** What is asked for in the way of files. No kind among `accepted` means that any will do. */
export type FilesAsked = Omit<DocumentSpec, 'kind'>;

/**
 * What files are asked for, by a request for a document or a question that takes an attachment; `undefined` where none is. An
 * attachment that nothing more is said about may be any one file.
 */
export function filesAskedBy(spec: RequirementSpec): FilesAsked | undefined {
  if (spec.kind === 'document') return spec;
  if (spec.kind !== 'clarification') return undefined;
  const takesFile = spec.answer === 'attachment' || spec.answer === 'text_and_attachment';
  return spec.attachment ?? (takesFile ? { accepted: [], mime: [] } : undefined);
}

/** How many files a place holds: several for the pages of a statement, say. Where it is one, a file takes the place of another. */
export function roomFor(
  { accepted, maxTotalFiles }: FilesAsked,
  { documentType, side = 'single' }: Pick<UploadTarget, 'documentType' | 'side'>,
): number {
  if (side !== 'single') return 1;
  if (accepted.length === 0) return Math.max(1, maxTotalFiles ?? 1);
  return Math.max(1, accepted.find((candidate) => candidate.type === documentType)?.maxFiles ?? 1);
}
