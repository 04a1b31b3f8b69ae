'use client';
import { useEffect, useMemo, useState } from 'react';
import type { CustomerClient, DraftState, UploadState } from '../../client/index.js';
import type { AcceptedDocument, Answer, DocumentRecord, DocumentSide, Requirement } from '../../model/index.js';
import { isAnswerable } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../provider/index.js';
import { answerWithFiles, capacityOf, documentAskOf, fileIdsOf, type DocumentAsk } from './document-ask.js';
import { answeringFileIds, isUnderway, slotItems, type SlotItem } from './slot-items.js';

/** Everything about the files of one requirement. */
export interface DocumentUpload {
  client: CustomerClient;
  requirement: Requirement;
  ask: DocumentAsk;
  /** The kind of document that is being uploaded; `undefined` until the customer chose among several. */
  document: AcceptedDocument | undefined;
  chooseDocument: (type: string) => void;
  /** False once a side was accepted, or where there is nothing to choose. */
  canChooseDocument: boolean;
  /** True when files may be added and taken away now. */
  editable: boolean;
  slots: readonly { side: DocumentSide; capacity: number; items: readonly SlotItem[] }[];
  /** `complete`: every side has what it needs. `busy`: a file is on its way. */
  state: 'empty' | 'partial' | 'busy' | 'complete';
  /** The files as they were chosen on this page, by id of upload: what is sent may have been made smaller. */
  originals: Map<string, Blob>;
}

interface UploadData {
  requirement: Requirement | undefined;
  draft: DraftState | undefined;
  editable: boolean;
  uploads: readonly UploadState[];
  documents: readonly DocumentRecord[];
}

/**
 * The files of one requirement: kinds of document, sides, what stands in each, and whether that is enough. Keeps the draft
 * answer in step with them. `undefined` while the requirement is not known or asks for no files.
 */
export function useDocumentUpload(requirementId: string, client?: CustomerClient): DocumentUpload | undefined {
  const found = useCustomerClient(client);
  const data = useUploadData(requirementId, found);
  const { requirement, draft, uploads, documents } = data;
  const answer = draft?.answer;
  const view = useMemo(() => describe(requirement, answer, uploads, documents), [requirement, answer, uploads, documents]);
  const [originals] = useState(() => new Map<string, Blob>());
  useDraftInStep(found, view, data);
  if (view === undefined || requirement === undefined) return undefined;
  const chooseDocument = (type: string) => found.setDraft(answerWithFiles(requirement, type, [], answer));
  const editable = data.editable && isAnswerable(requirement) && draft?.phase !== 'sending';
  return { ...view, client: found, requirement, chooseDocument, editable, originals };
}

function useUploadData(requirementId: string, client: CustomerClient): UploadData {
  const uploads = useClientSnapshot(
    (snapshot) => snapshot.uploads.filter((upload) => upload.target.requirementId === requirementId),
    client,
  );
  const documents = useClientSnapshot(
    (snapshot) => snapshot.customer?.documents.filter((document) => document.requirementId === requirementId) ?? [],
    client,
  );
  const rest = useClientSnapshot(
    (snapshot) => ({
      requirement: snapshot.customer?.requirements.find((candidate) => candidate.id === requirementId),
      draft: Object.hasOwn(snapshot.drafts, requirementId) ? snapshot.drafts[requirementId] : undefined,
      editable: snapshot.customer?.status.editable === true && client.supports('uploadFile'),
    }),
    client,
  );
  return { ...rest, uploads, documents };
}

type View = Pick<DocumentUpload, 'ask' | 'document' | 'canChooseDocument' | 'slots' | 'state'>;

function describe(
  requirement: Requirement | undefined,
  answer: Answer | undefined,
  uploads: readonly UploadState[],
  documents: readonly DocumentRecord[],
): View | undefined {
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

function stateOf(document: AcceptedDocument | undefined, slots: DocumentUpload['slots']): DocumentUpload['state'] {
  if (slots.some((slot) => slot.items.some((item) => isUnderway(item)))) return 'busy';
  const least = (side: DocumentSide) => (side === 'single' ? Math.max(1, document?.minFiles ?? 1) : 1);
  const isComplete = (slot: DocumentUpload['slots'][number]) => answeringFileIds(slot.items).length >= least(slot.side);
  if (slots.length > 0 && slots.every((slot) => isComplete(slot))) return 'complete';
  return slots.some((slot) => slot.items.length > 0) ? 'partial' : 'empty';
}

/** The draft carries the uploaded files, so that sending needs nothing else. */
function useDraftInStep(client: CustomerClient, view: View | undefined, data: UploadData): void {
  const { requirement, draft } = data;
  const canAnswer = requirement !== undefined && isAnswerable(requirement) && draft?.phase !== 'sending' && data.editable;
  const type = view?.document?.type;
  const fileIds = view?.slots.flatMap((slot) => answeringFileIds(slot.items)).join('\n');
  useEffect(() => {
    if (!canAnswer || type === undefined || fileIds === undefined || requirement === undefined) return;
    const ids = fileIds === '' ? [] : fileIds.split('\n');
    const answer = draft?.answer;
    if (fileIdsOf(answer).join('\n') === fileIds && (answer !== undefined || ids.length === 0)) return;
    client.setDraft(answerWithFiles(requirement, type, ids, answer));
  }, [client, canAnswer, requirement, type, fileIds, draft?.answer]);
}
