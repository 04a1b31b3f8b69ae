'use client';
import type { CustomerClient } from '../../client/index.js';
import { describeUpload, steadyUploads } from '../../react/document-uploader/index.js';
import { useClientSnapshot } from '../../react/provider/index.js';
import { slotInWords } from '../document-uploader/uploader-words.js';
import { type AnsweredRequirement, fileLine } from './answer-words.js';
import { useFormWords } from './use-form-words.js';

/** Each file of an answer with the side it is for, in lines for reading it over. */
export function useFileLines({ requirement, answer }: AnsweredRequirement, client: CustomerClient): string[] {
  const words = useFormWords();
  const { uploads, documents } = useClientSnapshot(
    (snapshot) => ({ uploads: steadyUploads(client, snapshot.uploads), documents: snapshot.customer?.documents }),
    client,
  );
  const own = uploads.filter((upload) => upload.target.requirementId === requirement.id);
  const view = describeUpload(requirement, answer, own, documents ?? []);
  const document = view?.document;
  if (view === undefined || document === undefined) return [];
  return view.slots.flatMap(({ side, items }) =>
    items.filter(({ state }) => state !== 'refused').map(({ name }) => fileLine(slotInWords(document, side, words), name, words)),
  );
}
