'use client';
import { useCallback, useEffect } from 'react';
import type { CustomerClient } from '../../client/index.js';
import type { Answer, Requirement } from '../../model/index.js';
import { fileIdsIn, sidesIn } from './answer-of-view.js';
import { answerWithFiles, fileIdsOf } from './document-ask.js';
import { fileIdOf, type SlotItem } from './slot-items.js';
import type { UploadView } from './upload-view.js';

/** An upload and the answer it is for. */
export interface UploadAnswer {
  client: CustomerClient;
  requirement: Requirement;
  answer: Answer | undefined;
  view: UploadView;
  editable: boolean;
}

/** The draft carries the uploaded files, their order and their sides, so that sending needs nothing else. */
export function useAnswerInStep(given: UploadAnswer | undefined): void {
  const { client, requirement, answer, view, editable } = given ?? {};
  const type = view?.document?.type;
  const standing = view === undefined ? undefined : JSON.stringify([fileIdsIn(view), sidesIn(view)]);
  useEffect(() => {
    if (client === undefined || requirement === undefined || view === undefined) return;
    if (editable !== true || type === undefined || standing === inAnswer(answer)) return;
    const fileIds = fileIdsIn(view);
    if (answer === undefined && fileIds.length === 0) return;
    client.setDraft(answerWithFiles(requirement, type, fileIds, answer, sidesIn(view)));
    // The view is new with every step of a file; what stands in it is what counts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [client, editable, requirement, type, standing, answer]);
}

function inAnswer(answer: Answer | undefined): string {
  return JSON.stringify([fileIdsOf(answer), answer?.kind === 'document' ? (answer.sides ?? {}) : {}]);
}

/** Takes a file out of the answer that was given for something else. */
export function useUnuse(given: UploadAnswer | undefined): (item: SlotItem) => void {
  const { client, requirement, answer, view } = given ?? {};
  const type = view?.document?.type;
  return useCallback(
    (item) => {
      if (client === undefined || requirement === undefined || type === undefined) return;
      const left = fileIdsOf(answer).filter((id) => id !== fileIdOf(item));
      client.setDraft(answerWithFiles(requirement, type, left, answer, answer?.kind === 'document' ? answer.sides : {}));
    },
    [client, requirement, type, answer],
  );
}
