import type { UploadState } from '../../client/index.js';
import type { AcceptedDocument, Answer, DocumentRecord, DocumentSide, Requirement } from '../../model/index.js';
import { capacityOf, documentAskOf, type DocumentAsk } from './document-ask.js';
import { answeringFileIds, isUnderway, slotItems, type SlotItem } from './slot-items.js';

/** One side of a document and what stands in it. */
export interface SlotView {
  side: DocumentSide;
  capacity: number;
  items: readonly SlotItem[];
}

/** The files of one requirement at one moment. */
export interface UploadView {
  ask: DocumentAsk;
  /** The kind of document that is being uploaded; `undefined` until the customer chose among several. */
  document: AcceptedDocument | undefined;
  /** False once a side was accepted, or where there is nothing to choose. */
  canChooseDocument: boolean;
  slots: readonly SlotView[];
  /** `complete`: every side has what it needs. `busy`: a file is on its way. */
  state: 'empty' | 'partial' | 'busy' | 'complete';
}

/** What stands where, and whether it is enough. `undefined` for a requirement that asks for no files. */
export function describeUpload(
  requirement: Requirement | undefined,
  answer: Answer | undefined,
  uploads: readonly UploadState[],
  documents: readonly DocumentRecord[],
): UploadView | undefined {
  const ask = documentAskOf(requirement);
  if (ask === undefined || requirement === undefined) return undefined;
  const isDecided = documents.some((record) => record.files.some((file) => file.status === 'accepted'));
  const document = chosenDocument(ask, answer, uploads, documents);
  const slots = (document?.sides ?? []).map((side) => {
    const capacity = document === undefined ? 1 : capacityOf(document, side);
    const address = { requirementId: requirement.id, documentType: document?.type ?? '', side };
    return { side, capacity, items: slotItems(uploads, documents, address, capacity) };
  });
  return { ask, document, canChooseDocument: ask.accepted.length > 1 && !isDecided, slots, state: stateOf(document, slots) };
}

/** What the customer chose, else what is on its way or on file, else the only one there is. */
function chosenDocument(
  ask: DocumentAsk,
  answer: Answer | undefined,
  uploads: readonly UploadState[],
  documents: readonly DocumentRecord[],
): AcceptedDocument | undefined {
  const chosen = answer?.kind === 'document' ? answer.documentType : undefined;
  const type = chosen ?? uploads.at(-1)?.target.documentType ?? documents.at(-1)?.type;
  const only = ask.accepted.length === 1 ? ask.accepted[0] : undefined;
  return ask.accepted.find((candidate) => candidate.type === type) ?? only;
}

function stateOf(document: AcceptedDocument | undefined, slots: UploadView['slots']): UploadView['state'] {
  if (slots.some((slot) => slot.items.some((item) => isUnderway(item)))) return 'busy';
  if (slots.length > 0 && slots.every((slot) => isFilled(slot, document))) return 'complete';
  return slots.some((slot) => slot.items.length > 0) ? 'partial' : 'empty';
}

/** True when a side has as many files as are needed. */
export function isFilled(slot: SlotView, document: AcceptedDocument | undefined): boolean {
  const least = slot.side === 'single' ? Math.max(1, document?.minFiles ?? 1) : 1;
  return answeringFileIds(slot.items).length >= least;
}
