'use client';
import { useEffect, useMemo, useState } from 'react';
import type { CustomerClient, DraftState, LostUpload, UploadState } from '../../client/index.js';
import type { ImageConverter } from '../../files/index.js';
import type { CustomerSnapshot, Requirement } from '../../model/index.js';
import { isAnswerable } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../provider/index.js';
import { isPair, sidesIn } from './answer-of-view.js';
import { answerWithFiles, fileIdsOf } from './document-ask.js';
import { type ReusableFile, reusableFiles } from './reusable-files.js';
import { fileIdOf, type SlotItem } from './slot-items.js';
import { steadyUploads } from './steady-uploads.js';
import { type UploadAnswer, useAnswerInStep, useUnuse } from './use-answer-in-step.js';
import { describeUpload, lostIn, type SlotView, type UploadView } from './upload-view.js';

/** The files of one requirement and what can be done about them. */
export interface DocumentUpload extends UploadView {
  client: CustomerClient;
  requirement: Requirement;
  chooseDocument: (type: string) => void;
  /** True when files may be added and taken away now. */
  editable: boolean;
  /** Makes pictures the browser cannot show into some it can. */
  convertImage: ImageConverter | undefined;
  /** The files as they were chosen on this page, by id of upload: what is sent may have been made smaller. */
  originals: Map<string, Blob>;
  /** True when front and back are there and can change places. */
  canSwap: boolean;
  /** What stands as the front becomes the back, and the other way round. Nothing is sent again. */
  swap: () => void;
  /** Two pages change places. */
  exchange: (a: SlotItem, b: SlotItem) => void;
  /** Takes a file that was given for something else into the answer. */
  reuse: (file: ReusableFile) => void;
  /** Takes it out again. */
  unuse: (item: SlotItem) => void;
  reusableIn: (slot: SlotView) => readonly ReusableFile[];
  lostIn: (slot: SlotView) => readonly LostUpload[];
}

/** How files of a requirement are taken. */
export interface DocumentUploadOptions {
  /** Keep the object stable. */
  convertImage?: ImageConverter | undefined;
}

/** What an upload is read from. */
interface UploadData {
  requirement: Requirement | undefined;
  draft: DraftState | undefined;
  editable: boolean;
  rearranges: boolean;
  /** Of every requirement: a file used again keeps its name. Progress alone makes no other list. */
  uploads: readonly UploadState[];
  lost: readonly LostUpload[];
  customer: Pick<CustomerSnapshot, 'documents' | 'requirements'> | undefined;
}

/**
 * The files of one requirement: kinds of document, sides, what stands in each, and whether that is enough. Keeps the draft
 * answer in step with them. `undefined` while the requirement is not known or asks for no files.
 */
export function useDocumentUpload(
  requirementId: string,
  client?: CustomerClient,
  { convertImage }: DocumentUploadOptions = {},
): DocumentUpload | undefined {
  const found = useCustomerClient(client);
  const data = useUploadData(requirementId, found);
  const { requirement, draft, uploads } = data;
  const answer = draft?.answer;
  const [turned, setTurned] = useSwapped(draft);
  const { documents } = data.customer ?? NOBODY;
  const view = useMemo(
    () => describeUpload(requirement, answer, uploads, documents, turned),
    [requirement, answer, uploads, documents, turned],
  );
  const originals = useOriginals(uploads);
  const editable = data.editable && requirement !== undefined && isAnswerable(requirement) && draft?.phase !== 'sending';
  const given: UploadAnswer | undefined =
    view === undefined || requirement === undefined ? undefined : { client: found, requirement, answer, view, editable };
  useAnswerInStep(given);
  const unuse = useUnuse(given);
  if (given === undefined || view === undefined || requirement === undefined) return undefined;
  return {
    ...view,
    client: found,
    requirement,
    chooseDocument: (type: string) => found.setDraft(answerWithFiles(requirement, type, [], answer)),
    editable,
    originals,
    convertImage,
    ...arranging(given, data.rearranges, setTurned),
    unuse,
    ...searching(given, data),
  };
}

const NOBODY: Pick<CustomerSnapshot, 'documents'> = { documents: [] };

/** What else there is for a slot. */
function searching({ requirement, view }: UploadAnswer, { rearranges, customer, uploads, lost }: UploadData) {
  const { ask, slots } = view;
  const documentType = view.document?.type ?? '';
  const search = { requirementId: requirement.id, ask, documentType, slots };
  return {
    reusableIn: (slot: SlotView) => (rearranges ? reusableFiles({ ...search, slot }, customer, uploads) : []),
    lostIn: (slot: SlotView) => lostIn(lost, requirement.id, documentType, slot),
  };
}

/** The chosen files are let go with their uploads. */
function useOriginals(uploads: readonly UploadState[]): Map<string, Blob> {
  const [originals] = useState(() => new Map<string, Blob>());
  useEffect(() => {
    const known = new Set(uploads.map(({ id }) => id));
    for (const id of originals.keys()) if (!known.has(id)) originals.delete(id);
  }, [originals, uploads]);
  return originals;
}

/** Whether the sides are swapped; without a draft they stand as they were uploaded. */
function useSwapped(draft: DraftState | undefined) {
  const [turned, setTurned] = useState<boolean>();
  if (draft === undefined && turned !== undefined) setTurned(undefined);
  return [draft === undefined ? undefined : turned, setTurned] as const;
}

/** Changes of the answer that send no file. */
function arranging(
  { client, requirement, answer, view, editable }: UploadAnswer,
  rearranges: boolean,
  setTurned: (turned: boolean) => void,
) {
  const type = view.document?.type ?? '';
  const ids = [...fileIdsOf(answer)];
  const put = (fileIds: string[], sides = sidesIn(view)) =>
    client.setDraft(answerWithFiles(requirement, type, fileIds, answer, sides));
  return {
    canSwap: rearranges && editable && isPair(view),
    swap: () => {
      setTurned(view.slots.every((slot) => slot.side === slot.uploadSide));
      put(ids, sidesIn(view, true));
    },
    exchange: (a: SlotItem, b: SlotItem) => put(ids.map((id) => exchanged(id, fileIdOf(a), fileIdOf(b)))),
    reuse: ({ file }: ReusableFile) => put([...ids, file.id]),
  };
}

function exchanged(id: string, a: string | undefined, b: string | undefined): string {
  if (id === a) return b ?? id;
  return id === b ? (a ?? id) : id;
}

function useUploadData(requirementId: string, client: CustomerClient): UploadData {
  return useClientSnapshot(
    ({ customer, drafts, uploads, lostUploads: lost, capabilities }) => ({
      requirement: customer?.requirements.find((candidate) => candidate.id === requirementId),
      draft: Object.hasOwn(drafts, requirementId) ? drafts[requirementId] : undefined,
      editable: customer?.status.editable === true && client.supports('uploadFile'),
      rearranges: capabilities?.upload?.rearranges === true,
      customer,
      uploads: steadyUploads(client, uploads),
      lost,
    }),
    client,
  );
}
