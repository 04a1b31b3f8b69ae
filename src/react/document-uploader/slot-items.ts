import type { UploadPhase, UploadState } from '../../client/index.js';
import type { DocumentFile, DocumentRecord, DocumentSide } from '../../model/index.js';
import { type Arrangement, PLAIN, uploadSide } from './arrangement.js';

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
  /** True for a file that was given for something else and is used again. */
  borrowed?: boolean | undefined;
}

/** A side of one kind of document within a requirement. */
export interface SlotAddress {
  requirementId: string;
  documentType: string;
  side: DocumentSide;
}

/**
 * What stands in a slot, pages in the order of the answer. A file of this page and the backend's record of it are one item.
 * Where there is room for one only, the newest stands for all: an upload of this page before a record it replaces.
 */
export function slotItems(
  uploads: readonly UploadState[],
  documents: readonly DocumentRecord[],
  address: SlotAddress,
  capacity: number,
  arrangement: Arrangement = PLAIN,
): SlotItem[] {
  const place = { ...address, side: uploadSide(address.side, arrangement.swapped) };
  const files = filesIn(documents, place);
  const known = new Map(files.map((known) => [known.file.id, known]));
  const own = uploads.filter((upload) => isShown(upload, place, known, documents));
  const items = [
    ...filesOfOthers(files, own, arrangement.order).map((known) => recordItem(known, uploads)),
    ...borrowedItems(uploads, documents, address, arrangement),
    ...own.map((upload) => uploadItem(upload, known.get(upload.file?.id ?? ''))),
  ];
  return capacity === 1 ? items.slice(-1) : inOrder(items, arrangement.order);
}

/** True for an upload that stands in its place, and was neither superseded nor put on another side by an answer that was sent. */
function isShown(
  upload: UploadState,
  place: SlotAddress,
  known: ReadonlyMap<string, KnownFile>,
  documents: readonly DocumentRecord[],
): boolean {
  if (!isIn(upload, place) || upload.phase === 'cancelled' || isSuperseded(upload)) return false;
  const { file } = upload;
  return file === undefined || known.has(file.id) || !documents.some(({ files }) => files.some(({ id }) => id === file.id));
}

const ARRIVING: readonly SlotItemState[] = ['sending', 'processing', 'waiting'];

/**
 * The files that no upload of this page stands for. News of a file may come before the answer to its own upload: one of the
 * same type and size as an upload on its way is that upload, unless the answer has named it already.
 */
function filesOfOthers(files: readonly KnownFile[], own: readonly UploadState[], named: readonly string[]): KnownFile[] {
  const uploaded = new Set(own.map((upload) => upload.file?.id));
  const arriving = own.filter((upload) => ARRIVING.some((state) => state === upload.phase));
  return files.filter(({ file }) => {
    if (uploaded.has(file.id)) return false;
    const isIt = ({ mime, total }: UploadState) => mime === file.mime && total === file.size;
    const at = named.includes(file.id) ? -1 : arriving.findIndex(isIt);
    if (at !== -1) arriving.splice(at, 1);
    return at === -1;
  });
}

/** True for a finished upload whose place holds another file by now. */
export function isSuperseded(upload: UploadState): boolean {
  return upload.supersededBy !== undefined;
}

/** Id of the stored file of an item. */
export function fileIdOf(item: SlotItem): string | undefined {
  return item.file?.id ?? item.upload?.file?.id;
}

/** Files of other requirements that the answer names, on the side that it says. */
function borrowedItems(
  uploads: readonly UploadState[],
  documents: readonly DocumentRecord[],
  { requirementId, side }: SlotAddress,
  { order, sides }: Arrangement,
): SlotItem[] {
  const given = documents.filter((document) => document.requirementId !== requirementId);
  const recorded = documents.filter((document) => document.requirementId === requirementId).flatMap(({ files }) => files);
  const sent = uploads.filter(({ target }) => target.requirementId === requirementId);
  const own = new Set([...recorded.map(({ id }) => id), ...sent.map(({ file }) => file?.id)]);
  return order.flatMap((id): SlotItem[] => {
    const file = own.has(id) ? undefined : given.flatMap(({ files }) => files).find((candidate) => candidate.id === id);
    if (file === undefined || file.status === 'rejected' || (sides[id] ?? file.side ?? 'single') !== side) return [];
    return [{ key: id, state: 'done', file, name: nameOf(file, uploads), mime: file.mime, size: file.size, borrowed: true }];
  });
}

function nameOf(file: DocumentFile, uploads: readonly UploadState[]): string | undefined {
  return uploads.find((upload) => upload.file?.id === file.id)?.displayName ?? file.name;
}

/**
 * What the answer names stands in its order, in the places of what it names. Everything else stands where it came: a page that
 * is sent sooner than the one before it does not overtake it.
 */
function inOrder(items: readonly SlotItem[], order: readonly string[]): SlotItem[] {
  const rankOf = (item: SlotItem) => order.indexOf(fileIdOf(item) ?? '');
  const named = items.filter((item) => rankOf(item) !== -1).toSorted((a, b) => rankOf(a) - rankOf(b));
  return items.map((item) => (rankOf(item) === -1 ? item : (named.shift() ?? item)));
}

/** The files that answer for a slot: uploaded and not refused. */
export function answeringFileIds(items: readonly SlotItem[]): string[] {
  const answering = items.filter((item) => item.state === 'done' || isSettledItem(item));
  return answering.map(fileIdOf).filter((id) => id !== undefined);
}

const UNDERWAY: readonly SlotItemState[] = ['queued', 'preparing', 'sending', 'processing', 'paused', 'waiting'];

/** True while a file is on its way, also while it is held up. */
export function isUnderway(item: Pick<SlotItem, 'state'>): boolean {
  return UNDERWAY.includes(item.state);
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

/** A file that was used again has the name it was chosen under for something else. */
function recordItem(known: KnownFile, uploads: readonly UploadState[]): SlotItem {
  const { file } = known;
  const name = nameOf(file, uploads);
  return remembered(file, { key: file.id, state: stateOf(known), file, name, mime: file.mime, size: file.size });
}

function uploadItem(upload: UploadState, known: KnownFile | undefined): SlotItem {
  const phase = upload.phase === 'cancelled' ? 'failed' : upload.phase;
  const state = phase === 'done' && known !== undefined ? stateOf(known) : phase;
  const file = known?.file;
  const { id: key, displayName: name, mime } = upload;
  const size = file?.size ?? upload.file?.size ?? upload.total;
  return remembered(upload, { key, state, upload, file, name, mime, size });
}

const made = new WeakMap<UploadState | DocumentFile, SlotItem>();

/** The same item as long as nothing about it is new, so that of many files only those are drawn again that changed. */
function remembered(origin: UploadState | DocumentFile, item: SlotItem): SlotItem {
  const before = made.get(origin);
  const known = new Map<string, unknown>(Object.entries(before ?? {}));
  if (before !== undefined && Object.entries(item).every(([name, value]) => Object.is(known.get(name), value))) return before;
  made.set(origin, item);
  return item;
}

function stateOf({ file, document }: KnownFile): SlotItemState {
  if (file.status === 'accepted') return 'accepted';
  if (file.status === 'rejected') return 'refused';
  const wasSent = document.submittedAt !== undefined && Date.parse(file.uploadedAt) <= Date.parse(document.submittedAt);
  return wasSent ? 'sent' : 'done';
}

/** How much is sent, between 0 and 1; `undefined` while that cannot be said. */
export function progressOf({ state, upload }: Pick<SlotItem, 'state' | 'upload'>): number | undefined {
  if (state === 'queued') return 0;
  const isTold = state === 'sending' || state === 'paused' || state === 'waiting';
  if (!isTold || upload === undefined || upload.indeterminate || upload.total <= 0) return undefined;
  return Math.min(1, upload.sent / upload.total);
}
