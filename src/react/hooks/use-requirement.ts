'use client';
import { useCallback } from 'react';
import type { CustomerClient, DraftState, UploadState } from '../../client/index.js';
import type { Answer, DocumentRecord, FieldError, Requirement } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../provider/index.js';

/** One request with what the customer has entered for it. */
export interface RequirementView {
  /** `undefined` when the backend no longer lists it. */
  requirement: Requirement | undefined;
  draft: DraftState | undefined;
  /** True while its condition does not hold: it is not asked, and what was entered is kept and not sent. */
  hidden: boolean;
  /** Keeps an answer without sending it. */
  setDraft: (answer: Answer) => void;
  clearDraft: () => void;
  /** What the backend found wrong when the answer was last sent. */
  errors: readonly FieldError[];
  /** The document on file for it. */
  document: DocumentRecord | undefined;
  uploads: readonly UploadState[];
}

const NO_ERRORS: readonly FieldError[] = [];

/** One request by its id: what is asked, what is on file, what has been entered. */
export function useRequirement(id: string, client?: CustomerClient): RequirementView {
  const found = useCustomerClient(client);
  const data = useClientSnapshot(
    (snapshot) => ({
      requirement: snapshot.customer?.requirements.find((candidate) => candidate.id === id),
      draft: Object.hasOwn(snapshot.drafts, id) ? snapshot.drafts[id] : undefined,
      hidden: snapshot.hidden.has(id),
      document: snapshot.customer?.documents.find((candidate) => candidate.requirementId === id),
    }),
    found,
  );
  const uploads = useClientSnapshot((snapshot) => snapshot.uploads.filter((upload) => upload.target.requirementId === id), found);
  const setDraft = useCallback((answer: Answer) => found.setDraft(answer), [found]);
  const clearDraft = useCallback(() => found.clearDraft(id), [found, id]);
  return { ...data, setDraft, clearDraft, errors: data.draft?.errors ?? NO_ERRORS, uploads };
}
