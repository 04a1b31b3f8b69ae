'use client';
import { useEffect, useMemo, useState } from 'react';
import type { CustomerClient, DraftState, UploadState } from '../../client/index.js';
import type { DocumentRecord, Requirement } from '../../model/index.js';
import { isAnswerable } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../provider/index.js';
import { answerWithFiles, fileIdsOf } from './document-ask.js';
import { answeringFileIds } from './slot-items.js';
import { describeUpload, type UploadView } from './upload-view.js';

/** The files of one requirement and what can be done about them. */
export interface DocumentUpload extends UploadView {
  client: CustomerClient;
  requirement: Requirement;
  chooseDocument: (type: string) => void;
  /** True when files may be added and taken away now. */
  editable: boolean;
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
  const view = useMemo(() => describeUpload(requirement, answer, uploads, documents), [requirement, answer, uploads, documents]);
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

/** The draft carries the uploaded files, so that sending needs nothing else. */
function useDraftInStep(client: CustomerClient, view: UploadView | undefined, data: UploadData): void {
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
