'use client';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { checkFile, prepareImage, takeFile, type DroppedFiles, type FileFault, type FileLimits } from '../../files/index.js';
import type { CommandResult } from '../../client/index.js';
import type { DocumentSide } from '../../model/index.js';
import { isSettledItem, isUnderway, type SlotItem } from './slot-items.js';
import type { DocumentUpload } from './use-document-upload.js';

/** What a slot has to say about chosen files: a fault, files for which there was no room, or a likely slip that is let pass. */
export type SlotFault = FileFault | { code: 'surplus'; count: number } | { code: 'same_as_other_side' };

/** One side of a document: what stands in it and what can be done about it. */
export interface DocumentSlot {
  side: DocumentSide;
  items: readonly SlotItem[];
  capacity: number;
  /** True when a file may be chosen now, anew or in place of the one that stands there. */
  canChoose: boolean;
  /** True while a chosen file is read and checked. */
  checking: boolean;
  faults: readonly SlotFault[];
  /** Takes files from a picker, a drop or the clipboard. A later call beats an earlier one that is still being checked. */
  take: (chosen: DroppedFiles) => Promise<void>;
  cancel: (item: SlotItem) => void;
  retry: (item: SlotItem) => void;
  /** Takes the item away; resolves with what came of it. */
  remove: (item: SlotItem) => Promise<CommandResult>;
  /** True when the item can be taken away now. */
  canRemove: (item: SlotItem) => boolean;
  /** The element focus falls back to. */
  triggerRef: RefObject<HTMLButtonElement | null>;
}

/** One side of an upload. */
export function useDocumentSlot(upload: DocumentUpload, side: DocumentSide): DocumentSlot {
  const { client, editable } = upload;
  const slot = upload.slots.find((candidate) => candidate.side === side);
  const items = useMemo(() => slot?.items ?? [], [slot?.items]);
  const capacity = slot?.capacity ?? 1;
  const triggerRef = useRef<HTMLButtonElement>(null);
  const { take, checking, faults, clearFaults } = useTakeFiles(upload, side, items, capacity);
  const remove = useCallback(
    async (item: SlotItem): Promise<CommandResult> => {
      clearFaults();
      if (item.upload !== undefined && (isUnderway(item) || item.state === 'failed')) client.cancelUpload(item.upload.id);
      const fileId = item.file?.id ?? item.upload?.file?.id;
      return fileId === undefined ? { ok: true, value: undefined } : client.removeFile(fileId);
    },
    [client, clearFaults],
  );
  const isFull = items.filter((item) => item.state !== 'refused').length >= capacity;
  const canReplace = capacity === 1 && !items.some(isSettledItem);
  return {
    side,
    items,
    capacity,
    canChoose: editable && (!isFull || canReplace),
    checking,
    faults,
    take,
    cancel: (item) => item.upload && client.cancelUpload(item.upload.id),
    retry: (item) => item.upload && client.retryUpload(item.upload.id),
    remove,
    canRemove: (item) => editable && !isSettledItem(item) && (item.state === 'failed' || client.supports('removeFile')),
    triggerRef,
  };
}

interface TakeState {
  checking: boolean;
  faults: readonly SlotFault[];
}

const QUIET: TakeState = { checking: false, faults: [] };

function useTakeFiles(upload: DocumentUpload, side: DocumentSide, items: readonly SlotItem[], capacity: number) {
  const latest = useRef(0);
  const [state, setState] = useState(QUIET);
  const take = async (chosen: DroppedFiles): Promise<void> => {
    if (!upload.editable || upload.document === undefined) return;
    const folder: SlotFault[] = chosen.folders > 0 ? [{ code: 'folder' }] : [];
    if (chosen.files.length + folder.length === 0) return;
    const call = (latest.current += 1);
    setState({ checking: true, faults: [] });
    const { taken, faults } = await chooseGood(upload, { side, items, capacity }, chosen.files);
    if (call !== latest.current) return;
    setState({ checking: false, faults: [...faults, ...folder] });
    if (taken.length > 0 && capacity === 1) cancelUnderway(upload, items);
    for (const file of taken) send(upload, side, file);
  };
  const clearFaults = useCallback(() => setState(QUIET), []);
  return { ...state, take, clearFaults };
}

interface Choice {
  /** A copy in memory. */
  copy: File;
  original: File;
}

/** The first good files for which there is room; in a slot for one file, a new one takes the place of the old. */
async function chooseGood(
  upload: DocumentUpload,
  slot: Pick<DocumentSlot, 'side' | 'items' | 'capacity'>,
  files: readonly File[],
): Promise<{ taken: Choice[]; faults: SlotFault[] }> {
  const { side, items, capacity } = slot;
  const room = capacity === 1 ? 1 : capacity - items.filter((item) => item.state !== 'refused').length;
  const beside = capacity === 1 ? [] : originalsOf(upload, items);
  const taken: Choice[] = [];
  const faults: SlotFault[] = [];
  let seen = 0;
  for (const original of files) {
    if (taken.length >= room) break;
    seen += 1;
    const others = [...beside, ...taken.map((choice) => choice.original)];
    const result = await takeFile(original, limitsOf(upload), { others, willResize: true });
    if ('faults' in result) faults.push(...result.faults);
    else taken.push({ copy: result.file, original });
  }
  if (await isOnOtherSide(upload, side, taken)) faults.push({ code: 'same_as_other_side' });
  const surplus = files.length - seen;
  return { taken, faults: surplus > 0 ? [...faults, { code: 'surplus', count: surplus }] : faults };
}

/** One PDF may hold both sides; the same picture twice is probably a slip. */
async function isOnOtherSide(upload: DocumentUpload, side: DocumentSide, taken: readonly Choice[]): Promise<boolean> {
  const picture = taken.find((choice) => choice.copy.type !== 'application/pdf');
  const elsewhere = upload.slots.filter((slot) => slot.side !== side).flatMap((slot) => slot.items);
  if (picture === undefined || elsewhere.length === 0) return false;
  const faults = await checkFile(picture.copy, {}, { others: originalsOf(upload, elsewhere) });
  return faults.some((fault) => fault.code === 'duplicate');
}

function originalsOf(upload: DocumentUpload, items: readonly SlotItem[]): Blob[] {
  return items.map((item) => upload.originals.get(item.upload?.id ?? '')).filter((blob) => blob !== undefined);
}

function limitsOf({ ask, client }: DocumentUpload): FileLimits {
  const maxBytes = Math.min(ask.maxBytes ?? Infinity, client.getCapabilities()?.upload?.maxBytes ?? Infinity);
  return { ...ask, maxBytes: Number.isFinite(maxBytes) ? maxBytes : undefined };
}

function send(upload: DocumentUpload, side: DocumentSide, { copy, original }: Choice): void {
  const { client, requirement, ask, document } = upload;
  if (document === undefined) return;
  const prepare = (file: File, signal: AbortSignal) =>
    prepareImage(file, { mime: ask.mime.length > 0 ? ask.mime : undefined, maxPixels: ask.maxPixels }, signal);
  const id = client.upload({ requirementId: requirement.id, documentType: document.type, side }, copy, { prepare });
  upload.originals.set(id, original);
}

function cancelUnderway(upload: DocumentUpload, items: readonly SlotItem[]): void {
  for (const item of items) if (item.upload !== undefined && isUnderway(item)) upload.client.cancelUpload(item.upload.id);
}
