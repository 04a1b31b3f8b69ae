import type { ClarificationAnswer, DocumentAnswer } from '../answer.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import type { DocumentFile, DocumentRecord } from '../document.js';

/** A file that an answer names. */
export interface NamedFile {
  /** On the side that the answer says. */
  file: DocumentFile;
  /** True when it was given for something else. */
  borrowed: boolean;
}

/**
 * The files that an answer names, in its order and on the sides it says. A file given for something else counts as new:
 * what was decided about it there says nothing here. Files that are not there, or were refused, are left out.
 */
export function namedFiles(snapshot: CustomerSnapshot, answer: DocumentAnswer): NamedFile[] {
  return [...new Set(answer.fileIds)].flatMap((id): NamedFile[] => {
    const own = findFile(
      snapshot.documents.filter((document) => isFor(document, answer)),
      id,
    );
    if (own !== undefined) return [{ file: onSide(own, answer), borrowed: false }];
    return borrowed(findFile(snapshot.documents, id)).map((named) => ({ ...named, file: onSide(named.file, answer) }));
  });
}

/**
 * The files that an answer to a question brings along, in its order. One given for something else counts as new, as above.
 */
export function attachedFiles(snapshot: CustomerSnapshot, answer: ClarificationAnswer): NamedFile[] {
  const own = snapshot.documents.filter((document) => document.requirementId === answer.requirementId);
  return [...new Set(answer.fileIds)].flatMap((id): NamedFile[] => {
    const attached = findFile(own, id);
    if (attached !== undefined) return [{ file: attached, borrowed: false }];
    return borrowed(findFile(snapshot.documents, id));
  });
}

function borrowed(file: DocumentFile | undefined): NamedFile[] {
  if (file === undefined) return [];
  const { reasons: _told, ...rest } = file;
  return [{ file: { ...rest, status: 'pending' }, borrowed: true }];
}

/** True for the document that an answer is about. */
export function isFor(document: DocumentRecord, answer: Pick<DocumentAnswer, 'requirementId' | 'documentType'>): boolean {
  return document.requirementId === answer.requirementId && document.type === answer.documentType;
}

function findFile(documents: readonly DocumentRecord[], id: string): DocumentFile | undefined {
  return documents.flatMap(({ files }) => files).find((file) => file.id === id && file.status !== 'rejected');
}

/** A side that was accepted stays what it is. */
function onSide(file: DocumentFile, { sides }: DocumentAnswer): DocumentFile {
  const side = sides !== undefined && Object.hasOwn(sides, file.id) ? sides[file.id] : undefined;
  return side === undefined || file.status === 'accepted' ? file : { ...file, side };
}
