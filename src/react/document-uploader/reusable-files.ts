import type { UploadState } from '../../client/index.js';
import type { CustomerSnapshot, DocumentFile, DocumentRecord, Requirement } from '../../model/index.js';
import { takesMime } from '../../model/usual-mime.js';
import type { DocumentAsk } from './document-ask.js';
import { fileIdOf } from './slot-items.js';
import type { SlotView } from './upload-view.js';

/** A file given for something else that would do here as well. */
export interface ReusableFile {
  file: DocumentFile;
  document: DocumentRecord;
  /** What it was given for; `undefined` when that is no longer asked. */
  requirement: Requirement | undefined;
  /** The customer's own name for it, where it was chosen on this page. */
  name: string | undefined;
}

/** What the search for files to use again goes by. */
export interface ReuseQuery {
  requirementId: string;
  ask: Pick<DocumentAsk, 'mime' | 'minBytes' | 'maxBytes'>;
  documentType: string;
  slot: Pick<SlotView, 'side'>;
  /** Every slot of the requirement: nothing is offered that is used already. */
  slots: readonly Pick<SlotView, 'items'>[];
}

/**
 * Files given for other requirements that would do in a slot: of the same side and kind, or whole documents, within the
 * limits, neither refused nor used here already. The newest comes first.
 */
export function reusableFiles(
  query: ReuseQuery,
  customer: Pick<CustomerSnapshot, 'documents' | 'requirements'> | undefined,
  uploads: readonly UploadState[],
): ReusableFile[] {
  const used = new Set(query.slots.flatMap(({ items }) => items.map(fileIdOf)));
  const documents = (customer?.documents ?? []).filter(
    (document) =>
      document.requirementId !== query.requirementId && document.status !== 'rejected' && document.stage !== 'expired',
  );
  return documents
    .flatMap((document) => document.files.map((file) => ({ document, file })))
    .filter(({ document, file }) => !used.has(file.id) && file.status !== 'rejected' && isFitting(query, document, file))
    .toSorted((a, b) => Date.parse(b.file.uploadedAt) - Date.parse(a.file.uploadedAt))
    .map(({ document, file }) => ({
      file,
      document,
      requirement: customer?.requirements.find(({ id }) => id === document.requirementId),
      name: uploads.find((upload) => upload.file?.id === file.id)?.displayName,
    }));
}

function isFitting({ ask, documentType, slot }: ReuseQuery, document: DocumentRecord, file: DocumentFile): boolean {
  const side = file.side ?? 'single';
  if (side !== slot.side || (side !== 'single' && document.type !== documentType)) return false;
  if (!takesMime(ask.mime, file.mime)) return false;
  return file.size >= (ask.minBytes ?? 0) && file.size <= (ask.maxBytes ?? Infinity);
}
