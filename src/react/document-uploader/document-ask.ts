import {
  type AcceptedDocument,
  type Answer,
  type DocumentAnswer,
  type DocumentSide,
  type DocumentSpec,
  filesAskedBy,
  type Requirement,
} from '../../model/index.js';

/** What is asked for in the way of files, by a request for a document or a question with an attachment. */
export interface DocumentAsk extends Omit<DocumentSpec, 'kind'> {
  /** False where a text alone may answer. */
  required: boolean;
}

/** The kind of document that stands for a question's attachment when the backend names none. */
export const ATTACHMENT_TYPE = 'attachment';

/** What files a requirement asks for; `undefined` when it asks for none. */
export function documentAskOf(requirement: Requirement | undefined): DocumentAsk | undefined {
  const spec = requirement?.spec;
  if (spec?.kind === 'document') return { ...spec, required: true };
  if (spec?.kind !== 'clarification') return undefined;
  const asked = spec.answer === 'attachment' || spec.answer === 'text_and_attachment' ? filesAskedBy(spec) : undefined;
  if (asked === undefined) return undefined;
  const accepted = asked.accepted.length > 0 ? asked.accepted : [anyAttachment(asked.maxTotalFiles)];
  return { ...asked, accepted, required: spec.answer === 'attachment' };
}

function anyAttachment(maxFiles: number | undefined): AcceptedDocument {
  return { type: ATTACHMENT_TYPE, label: '', sides: ['single'], ...(maxFiles === undefined ? {} : { maxFiles }) };
}

/** How many files a side takes: several only where the document has a single side. */
export function capacityOf(document: AcceptedDocument, side: DocumentSide): number {
  return side === 'single' ? Math.max(1, document.maxFiles ?? 1) : 1;
}

/** The answer that carries the given files; what else was answered to a question stays. `sides` as in `DocumentAnswer`. */
export function answerWithFiles(
  requirement: Requirement,
  documentType: string,
  fileIds: string[],
  current: Answer | undefined,
  sides: NonNullable<DocumentAnswer['sides']> = {},
): Answer {
  if (requirement.spec.kind === 'document') {
    const answer: DocumentAnswer = { kind: 'document', requirementId: requirement.id, documentType, fileIds };
    return Object.keys(sides).length === 0 ? answer : { ...answer, sides };
  }
  const rest = current?.kind === 'clarification' ? current : { kind: 'clarification' as const, requirementId: requirement.id };
  return { ...rest, fileIds };
}

/** The files an answer carries. */
export function fileIdsOf(answer: Answer | undefined): readonly string[] {
  return answer === undefined || answer.kind === 'field' ? [] : (answer.fileIds ?? []);
}
