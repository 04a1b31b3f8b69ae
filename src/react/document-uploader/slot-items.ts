import type { UploadPhase, UploadState } from '../../client/index.js';
import type { DocumentFile, DocumentRecord, DocumentSide } from '../../model/index.js';

/** Where one file of a slot is: on its way, uploaded, sent to the reviewer with an earlier answer, or decided. */
export type SlotItemState = Exclude<UploadPhase, 'cancelled'> | 'sent' | 'accepted' | 'refused';

const SETTLED: readonly SlotItemState[] = ['sent', 'accepted'];

/** True for a file that is not asked for again: the reviewer has it or has accepted it. */
export function isSettledItem(item: Pick<SlotItem, 'state'>): boolean {
  return SETTLED.includes(item.state);
}

/** One file of a slot, from this page, from the backend, or both. */
export interface SlotItem {
  /** Stable while the file is the same. */
  key: string;
  state: SlotItemState;
  upload?: UploadState | undefined;
  file?: DocumentFile | undefined;
  /** The customer's own name for it, or the generated one when only the backend knows it. */
  name: string | undefined;
  mime: string;
  /** Bytes. */
  size: number;
}

/** A side of one kind of document within a requirement. */
export interface SlotAddress {
  requirementId: string;
  documentType: string;
  side: DocumentSide;
}

/**
 * What stands in a slot. A file of this page and the backend's record of it are one item. Where there is room for one only,
 * the newest stands for all: an upload of this page before a record it replaces.
 */
export function slotItems(
  uploads: readonly UploadState[],
  documents: readonly DocumentRecord[],
  address: SlotAddress,
  capacity: number,
): SlotItem[] {
  const files = filesIn(documents, address);
  const known = new Map(files.map((known) => [known.file.id, known]));
  const own = uploads.filter((upload) => isIn(upload, address) && upload.phase !== 'cancelled');
  const uploaded = new Set(own.map((upload) => upload.file?.id));
  const items = [
    ...files.filter(({ file }) => !uploaded.has(file.id)).map((known) => recordItem(known)),
    ...own.map((upload) => uploadItem(upload, known.get(upload.file?.id ?? ''))),
  ];
  return capacity === 1 ? items.slice(-1) : items;
}

/** The files that answer for a slot: uploaded and not refused. */
export function answeringFileIds(items: readonly SlotItem[]): string[] {
  const answering = items.filter((item) => item.state === 'done' || isSettledItem(item));
  return answering.map((item) => item.file?.id ?? item.upload?.file?.id).filter((id) => id !== undefined);
}

/** True while a file is on its way. */
export function isUnderway(item: SlotItem): boolean {
  return item.state === 'queued' || item.state === 'preparing' || item.state === 'sending' || item.state === 'processing';
}

interface KnownFile {
  file: DocumentFile;
  document: DocumentRecord;
}

function filesIn(documents: readonly DocumentRecord[], address: SlotAddress): KnownFile[] {
  return documents
    .filter((document) => document.requirementId === address.requirementId && document.type === address.documentType)
    .flatMap((document) => document.files.map((file) => ({ file, document })))
    .filter(({ file }) => (file.side ?? 'single') === address.side);
}

function isIn(upload: UploadState, { requirementId, documentType, side }: SlotAddress): boolean {
  const { target } = upload;
  return target.requirementId === requirementId && target.documentType === documentType && (target.side ?? 'single') === side;
}

function recordItem(known: KnownFile): SlotItem {
  const { file } = known;
  return { key: file.id, state: stateOf(known), file, name: file.name, mime: file.mime, size: file.size };
}

function uploadItem(upload: UploadState, known: KnownFile | undefined): SlotItem {
  const phase = upload.phase === 'cancelled' ? 'failed' : upload.phase;
  const state = phase === 'done' && known !== undefined ? stateOf(known) : phase;
  const file = known?.file;
  const { id: key, displayName: name, mime } = upload;
  return { key, state, upload, file, name, mime, size: file?.size ?? upload.file?.size ?? upload.total };
}

function stateOf({ file, document }: KnownFile): SlotItemState {
  if (file.status === 'accepted') return 'accepted';
  if (file.status === 'rejected') return 'refused';
  const wasSent = document.submittedAt !== undefined && Date.parse(file.uploadedAt) <= Date.parse(document.submittedAt);
  return wasSent ? 'sent' : 'done';
}

/** How much is sent, between 0 and 1; `undefined` while that cannot be said. */
export function progressOf({ state, upload }: SlotItem): number | undefined {
  if (state === 'queued') return 0;
  if (state !== 'sending' || upload === undefined || upload.total <= 0) return undefined;
  return Math.min(1, upload.sent / upload.total);
}
