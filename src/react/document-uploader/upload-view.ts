import type { LostUpload, UploadState } from '../../client/index.js';
import type { AcceptedDocument, Answer, DocumentRecord, DocumentSide, Requirement } from '../../model/index.js';
import { type Arrangement, arrangementOf, uploadSide } from './arrangement.js';
import { capacityOf, documentAskOf, type DocumentAsk } from './document-ask.js';
import { answeringFileIds, isSuperseded, isUnderway, slotItems, type SlotItem } from './slot-items.js';

/** One side of a document and what stands in it. */
export interface SlotView {
  side: DocumentSide;
  /** The side files are uploaded for: another one after the sides were swapped. */
  uploadSide: DocumentSide;
  capacity: number;
  items: readonly SlotItem[];
  /** True when a file from elsewhere, for example from another tab, took the place of one from this page. */
  superseded: boolean;
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

/**
 * What stands where, and whether it is enough. `documents` may hold those of other requirements: files of them can be used
 * again, under the names that `uploads` have for them. `swapped` beats what the answer says. `undefined` for a requirement that asks for no files.
 */
export function describeUpload(
  requirement: Requirement | undefined,
  answer: Answer | undefined,
  uploads: readonly UploadState[],
  documents: readonly DocumentRecord[],
  swapped?: boolean,
): UploadView | undefined {
  const ask = documentAskOf(requirement);
  if (ask === undefined || requirement === undefined) return undefined;
  const own = documents.filter((document) => document.requirementId === requirement.id);
  const ownUploads = uploads.filter((upload) => upload.target.requirementId === requirement.id);
  const isDecided = own.some((record) => record.files.some((file) => file.status === 'accepted'));
  const document = chosenDocument(ask, answer, ownUploads, own);
  const told = arrangementOf(requirement.id, answer, uploads, documents);
  const arrangement = { ...told, swapped: swapped ?? told.swapped };
  const slots = (document?.sides ?? []).map((side) =>
    describeSlot({ requirementId: requirement.id, document, side }, uploads, documents, arrangement),
  );
  return { ask, document, canChooseDocument: ask.accepted.length > 1 && !isDecided, slots, state: stateOf(document, slots) };
}

function describeSlot(
  { requirementId, document, side }: { requirementId: string; document: AcceptedDocument | undefined; side: DocumentSide },
  uploads: readonly UploadState[],
  documents: readonly DocumentRecord[],
  arrangement: Arrangement,
): SlotView {
  const capacity = document === undefined ? 1 : capacityOf(document, side);
  const documentType = document?.type ?? '';
  const sent = uploadSide(side, arrangement.swapped);
  const newest = uploads.findLast(
    ({ target }) =>
      target.requirementId === requirementId && target.documentType === documentType && (target.side ?? 'single') === sent,
  );
  return {
    side,
    uploadSide: sent,
    capacity,
    items: slotItems(uploads, documents, { requirementId, documentType, side }, capacity, arrangement),
    superseded: newest !== undefined && isSuperseded(newest),
  };
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
export function isFilled(slot: Pick<SlotView, 'side' | 'items'>, document: AcceptedDocument | undefined): boolean {
  const least = slot.side === 'single' ? Math.max(1, document?.minFiles ?? 1) : 1;
  return answeringFileIds(slot.items).length >= least;
}

/** The uploads of an earlier visit that were cut off in a slot, as long as it has room for them. */
export function lostIn(
  lost: readonly LostUpload[],
  requirementId: string,
  documentType: string,
  slot: Pick<SlotView, 'uploadSide' | 'capacity' | 'items'>,
): LostUpload[] {
  const standing = slot.items.filter((item) => item.state !== 'refused').length;
  const here = lost.filter(
    ({ target }) =>
      target.requirementId === requirementId &&
      target.documentType === documentType &&
      (target.side ?? 'single') === slot.uploadSide,
  );
  return here.slice(0, Math.max(0, slot.capacity - standing));
}
