'use client';
import { type RefObject, useMemo, useRef } from 'react';
import type { DroppedFiles, PictureHint } from '../../files/index.js';
import type { LostUpload } from '../../client/index.js';
import type { DocumentSide } from '../../model/index.js';
import type { SlotFault } from './choose-files.js';
import type { ReusableFile } from './reusable-files.js';
import { isSettledItem, type SlotItem } from './slot-items.js';
import { canMove, type SlotOrders, useSlotOrders } from './slot-orders.js';
import type { SlotView } from './upload-view.js';
import type { DocumentUpload } from './use-document-upload.js';
import { usePictureHints } from './use-picture-hints.js';
import { type SlotPicker, useSlotPicker } from './use-slot-picker.js';
import { useTakenFiles } from './use-taken-files.js';

/** One side of a document: what stands in it and what can be done about it. */
export interface DocumentSlot extends SlotView, SlotOrders {
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
  /**
   * Takes files from a picker, a drop or the clipboard. In a place for one file a later call beats an earlier one that is still
   * being checked; where there is room for several, each has its turn.
   */
  take: (chosen: DroppedFiles) => Promise<void>;
  /** Uses a file that was given for something else. */
  reuse: (file: ReusableFile) => void;
  /** The orders of the slot, always the same object: for parts that are not to be drawn anew with the slot. */
  orders: SlotOrders;
  /** True when the item can be taken away now. */
  canRemove: (item: SlotItem) => boolean;
  canMove: (item: SlotItem, by: -1 | 1) => boolean;
  /** What may be wrong with the item's picture; empty once the customer wants to use it anyway. */
  adviceOn: (item: SlotItem) => readonly PictureHint[];
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
  const orders = useSlotOrders({ upload, slot, clearFaults, dismiss: advice.dismiss });
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
    ...orders,
    orders,
    canMove: (item, by) => canMove({ upload, slot }, item, by),
    canRemove: (item) => editable && !isSettledItem(item) && isRemovable(item, upload),
    adviceOn: (item) => (isSettledItem(item) || item.state === 'failed' ? NO_ADVICE : advice.on(item.upload?.id)),
    triggerRef,
  };
}

const NO_ADVICE: readonly PictureHint[] = [];

function emptySlot(side: DocumentSide): SlotView {
  return { side, uploadSide: side, capacity: 1, items: [], superseded: false };
}

function isRemovable(item: SlotItem, { client }: DocumentUpload): boolean {
  return item.borrowed === true || item.state === 'failed' || client.supports('removeFile');
}
