import type { Answer, ClarificationAnswer, DocumentAnswer } from '../answer.js';
import type { CustomerSnapshot } from '../customer-snapshot.js';
import type { DocumentFile, DocumentRecord } from '../document.js';
import { instant, type WriteContext } from './write-context.js';
import { emptyDocument } from './attach-file.js';
import { attachedFiles, isFor, namedFiles } from './named-files.js';

/** The customer's documents after the given answers, by id of their requirement. */
export function sentDocuments(
  snapshot: CustomerSnapshot,
  answered: ReadonlyMap<string, Answer>,
  context: WriteContext,
): DocumentRecord[] {
  const begun = [...answered.values()].flatMap((answer) => {
    if (answer.kind === 'field') return [];
    return answer.kind === 'document'
      ? borrowingDocument(snapshot, answer, context)
      : borrowingAttachment(snapshot, answer, context);
  });
  return [...snapshot.documents, ...begun].flatMap((document) => {
    const answer = answered.get(document.requirementId ?? '');
    if (answer === undefined || answer.kind === 'field') return [document];
    return sent(document, filesOf(document, answer, snapshot), context);
  });
}

/** A document to hold files that were all given for something else. */
function borrowingDocument(snapshot: CustomerSnapshot, answer: DocumentAnswer, context: WriteContext): DocumentRecord[] {
  const requirement = snapshot.requirements.find((candidate) => candidate.id === answer.requirementId);
  const isHeld = snapshot.documents.some((document) => isFor(document, answer));
  if (requirement === undefined || isHeld || answer.fileIds.length === 0) return [];
  return [emptyDocument(requirement, answer, context)];
}

/** The same for the attachments of an answer, whose kind is the one that the question asks for first. */
function borrowingAttachment(snapshot: CustomerSnapshot, answer: ClarificationAnswer, context: WriteContext): DocumentRecord[] {
  const { requirementId } = answer;
  const requirement = snapshot.requirements.find((candidate) => candidate.id === requirementId);
  const isHeld = snapshot.documents.some((document) => document.requirementId === requirementId);
  if (requirement?.spec.kind !== 'clarification' || isHeld || attachedFiles(snapshot, answer).length === 0) return [];
  const documentType = requirement.spec.attachment?.accepted[0]?.type ?? 'attachment';
  return [emptyDocument(requirement, { requirementId, documentType }, context)];
}

/** What the answer sends of a document, in the order of its pages. */
function filesOf(
  document: DocumentRecord,
  answer: Exclude<Answer, { kind: 'field' }>,
  snapshot: CustomerSnapshot,
): DocumentFile[] {
  if (answer.kind === 'document') return isFor(document, answer) ? namedFiles(snapshot, answer).map(({ file }) => file) : [];
  const first = snapshot.documents.find(({ requirementId }) => requirementId === answer.requirementId) ?? document;
  const isIn = (file: DocumentFile) => document.files.some(({ id }) => id === file.id);
  return attachedFiles(snapshot, answer)
    .filter(({ file, borrowed }) => (borrowed ? document.id === first.id : isIn(file)))
    .map(({ file }) => file);
}

/** The document as it was sent: the files of the answer and those accepted before. One that was never sent is dropped. */
function sent(document: DocumentRecord, named: readonly DocumentFile[], context: WriteContext): DocumentRecord[] {
  if (named.length === 0) return document.submittedAt === undefined ? [] : [document];
  const ids = new Set(named.map((file) => file.id));
  const accepted = document.files.filter((file) => file.status === 'accepted' && !ids.has(file.id));
  const attempt = (document.attempt ?? 0) + 1;
  return [
    {
      ...document,
      files: [...accepted, ...named],
      status: 'pending',
      stage: 'received',
      reasons: [],
      submittedAt: instant(context),
      attempt,
    },
  ];
}
