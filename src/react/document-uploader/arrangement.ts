import type { UploadState } from '../../client/index.js';
import type { Answer, DocumentRecord, DocumentSide } from '../../model/index.js';
import { fileIdsOf } from './document-ask.js';

/** How an answer arranges files: their order, and on which side each stands. */
export interface Arrangement {
  /** Ids of the files in the order of the answer. */
  order: readonly string[];
  /** Sides by id of file, where they differ from those the files were given for. */
  sides: Partial<Record<string, DocumentSide>>;
  /** True when what was uploaded for the front is shown as the back, and the other way round. */
  swapped: boolean;
}

/** Everything as it was uploaded. */
export const PLAIN: Arrangement = { order: [], sides: {}, swapped: false };

const OPPOSITE: Readonly<Record<DocumentSide, DocumentSide>> = { front: 'back', back: 'front', single: 'single' };

/** The other side of a document. */
export function oppositeSide(side: DocumentSide): DocumentSide {
  return OPPOSITE[side];
}

/** The side that files of a shown side are uploaded for. */
export function uploadSide(shown: DocumentSide, swapped: boolean): DocumentSide {
  return swapped ? OPPOSITE[shown] : shown;
}

/** How the answer at hand arranges the files of a requirement. */
export function arrangementOf(
  requirementId: string,
  answer: Answer | undefined,
  uploads: readonly UploadState[],
  documents: readonly DocumentRecord[],
): Arrangement {
  const sides = answer?.kind === 'document' ? (answer.sides ?? {}) : {};
  const order = fileIdsOf(answer);
  const given = givenSides(requirementId, uploads, documents);
  const swapped = order.some((id) => given.has(id) && Object.hasOwn(sides, id) && sides[id] !== given.get(id));
  return { order, sides, swapped };
}

/** The side each file of a requirement was uploaded for. */
function givenSides(
  requirementId: string,
  uploads: readonly UploadState[],
  documents: readonly DocumentRecord[],
): Map<string, DocumentSide> {
  const files = documents.filter((document) => document.requirementId === requirementId).flatMap((document) => document.files);
  const sides = new Map(files.map((file) => [file.id, file.side ?? 'single']));
  for (const { file, target } of uploads)
    if (file !== undefined && target.requirementId === requirementId) sides.set(file.id, target.side ?? 'single');
  return sides;
}
