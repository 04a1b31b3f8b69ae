'use client';
import { type RefObject, useCallback, useMemo, useRef } from 'react';
import type { DroppedFiles, PictureHint } from '../../files/index.js';
import type { CommandResult, LostUpload } from '../../client/index.js';
import type { DocumentSide } from '../../model/index.js';
import type { SlotFault } from './choose-files.js';
import type { ReusableFile } from './reusable-files.js';
import { fileIdOf, isSettledItem, isUnderway, type SlotItem } from './slot-items.js';
import type { SlotView } from './upload-view.js';
import type { DocumentUpload } from './use-document-upload.js';
import { usePictureHints } from './use-picture-hints.js';
import { type SlotPicker, useSlotPicker } from './use-slot-picker.js';
import { useTakenFiles } from './use-taken-files.js';

/** One side of a document: what stands in it and what can be done about it. */
export interface DocumentSlot extends SlotView {
  /** True when a file may be chosen now, anew or in place of the one that stands there. */
  canChoose: boolean;
  /** True while a chosen file is read and checked. */
  checking: boolean;
  faults: readonly SlotFault[];
  /** Uploads that were cut off when the page went away: their files have to be chosen again. */
  lost: readonly LostUpload[];
  /** Files given for something else that would do here as well. */
  reusable: readonly ReusableFile[];
  picker: SlotPicker;
  /** Takes files from a picker, a drop or the clipboard. A later call beats an earlier one that is still being checked. */
  take: (chosen: DroppedFiles) => Promise<void>;
  /** Uses a file that was given for something else. */
  reuse: (file: ReusableFile) => void;
  cancel: (item: SlotItem) => void;
  /** Sends a failed item again, or one that waits, at once. */
  retry: (item: SlotItem) => void;
  pause: (item: SlotItem) => void;
  resume: (item: SlotItem) => void;
  /** Takes the item away; resolves with what came of it. */
  remove: (item: SlotItem) => Promise<CommandResult>;
  /** True when the item can be taken away now. */
  canRemove: (item: SlotItem) => boolean;
  /** Puts a page one place forward (-1) or back (1). */
  move: (item: SlotItem, by: -1 | 1) => void;
  canMove: (item: SlotItem, by: -1 | 1) => boolean;
  /** What may be wrong with the item's picture; empty once the customer wants to use it anyway. */
  adviceOn: (item: SlotItem) => readonly PictureHint[];
  dismissAdvice: (item: SlotItem) => void;
  /** The element focus falls back to. */
  triggerRef: RefObject<HTMLButtonElement | null>;
}

/** One side of an upload. */
export function useDocumentSlot(upload: DocumentUpload, side: DocumentSide): DocumentSlot {
  const { client, editable } = upload;
  const found = upload.slots.find((candidate) => candidate.side === side);
  const slot = useMemo(() => found ?? emptySlot(side), [found, side]);
  const triggerRef = useRef<HTMLButtonElement>(null);
  const picker = useSlotPicker(client, triggerRef);
  const advice = usePictureHints();
  const { clearFaults, ...taking } = useTakenFiles(upload, slot, advice.inspect);
  const remove = useRemove(upload, clearFaults);
  const isFull = slot.items.filter((item) => item.state !== 'refused').length >= slot.capacity;
  const canReplace = slot.capacity === 1 && !slot.items.some(isSettledItem);
  return {
    ...slot,
    ...taking,
    canChoose: editable && (!isFull || canReplace),
    lost: upload.lostIn(slot),
    reusable: editable && !isFull ? upload.reusableIn(slot) : [],
    picker,
    reuse: (file) => upload.reuse(file),
    ...orders(upload, slot),
    remove,
    canRemove: (item) => editable && !isSettledItem(item) && isRemovable(item, upload),
    adviceOn: (item) => (isSettledItem(item) || item.state === 'failed' ? [] : advice.on(item.upload?.id)),
    dismissAdvice: (item) => item.upload && advice.dismiss(item.upload.id),
    triggerRef,
  };
}

function emptySlot(side: DocumentSide): SlotView {
  return { side, uploadSide: side, capacity: 1, items: [], superseded: false };
}

function isRemovable(item: SlotItem, { client }: DocumentUpload): boolean {
  return item.borrowed === true || item.state === 'failed' || client.supports('removeFile');
}

/** What a button of an item may order. */
function orders(upload: DocumentUpload, slot: SlotView) {
  const { client } = upload;
  const neighbour = (item: SlotItem, by: -1 | 1) => {
    const at = slot.items.findIndex(({ key }) => key === item.key);
    return at === -1 ? undefined : slot.items[at + by];
  };
  const canMove = (item: SlotItem, by: -1 | 1) => {
    const other = neighbour(item, by);
    return upload.editable && slot.capacity > 1 && item.state === 'done' && other?.state === 'done';
  };
  return {
    cancel: (item: SlotItem) => item.upload && client.cancelUpload(item.upload.id),
    retry: (item: SlotItem) => item.upload && client.retryUpload(item.upload.id),
    pause: (item: SlotItem) => item.upload && client.pauseUpload(item.upload.id),
    resume: (item: SlotItem) => item.upload && client.resumeUpload(item.upload.id),
    canMove,
    move: (item: SlotItem, by: -1 | 1) => {
      const other = neighbour(item, by);
      if (other !== undefined && canMove(item, by)) upload.exchange(item, other);
    },
  };
}

function useRemove(upload: DocumentUpload, clearFaults: () => void): DocumentSlot['remove'] {
  const { client } = upload;
  const { unuse } = upload;
  return useCallback(
    async (item) => {
      clearFaults();
      if (item.borrowed === true) {
        unuse(item);
        return { ok: true, value: undefined };
      }
      if (item.upload !== undefined && (isUnderway(item) || item.state === 'failed')) client.cancelUpload(item.upload.id);
      const fileId = fileIdOf(item);
      return fileId === undefined ? { ok: true, value: undefined } : client.removeFile(fileId);
    },
    [client, clearFaults, unuse],
  );
}
