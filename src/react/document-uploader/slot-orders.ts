'use client';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { CommandResult } from '../../client/index.js';
import { fileIdOf, isUnderway, type SlotItem } from './slot-items.js';
import type { SlotView } from './upload-view.js';
import type { DocumentUpload } from './use-document-upload.js';

/** What a button of an item may order. */
export interface SlotOrders {
  cancel: (item: SlotItem) => void;
  /** Sends a failed item again, or one that waits, at once. */
  retry: (item: SlotItem) => void;
  pause: (item: SlotItem) => void;
  resume: (item: SlotItem) => void;
  /** Takes the item away; resolves with what came of it. */
  remove: (item: SlotItem) => Promise<CommandResult>;
  /** Puts a page one place forward (-1) or back (1). */
  move: (item: SlotItem, by: -1 | 1) => void;
  /** "Use it anyway". */
  dismissAdvice: (item: SlotItem) => void;
}

/** What orders are carried out with. */
export interface OrderDesk {
  upload: DocumentUpload;
  slot: SlotView;
  clearFaults: () => void;
  dismiss: (uploadId: string) => void;
}

/** The orders of one slot. They stay the same object, and each is carried out on what stands in the slot when it is given. */
export function useSlotOrders(desk: OrderDesk): SlotOrders {
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  });
  const remove = useCallback((item: SlotItem) => removeItem(latest.current, item), []);
  return useMemo(() => {
    const withUpload = (item: SlotItem, order: (desk: OrderDesk, uploadId: string) => void) => {
      if (item.upload !== undefined) order(latest.current, item.upload.id);
    };
    return {
      cancel: (item) => withUpload(item, ({ upload }, id) => upload.client.cancelUpload(id)),
      retry: (item) => withUpload(item, ({ upload }, id) => upload.client.retryUpload(id)),
      pause: (item) => withUpload(item, ({ upload }, id) => upload.client.pauseUpload(id)),
      resume: (item) => withUpload(item, ({ upload }, id) => upload.client.resumeUpload(id)),
      dismissAdvice: (item) => withUpload(item, ({ dismiss }, id) => dismiss(id)),
      remove,
      move: (item, by) => {
        const { upload, slot } = latest.current;
        const other = neighbourOf(slot, item, by);
        if (other !== undefined && canMove(latest.current, item, by)) upload.exchange(item, other);
      },
    };
  }, [remove]);
}

/** True when a page can change places with the one before (-1) or after (1) it. */
export function canMove({ upload, slot }: Pick<OrderDesk, 'upload' | 'slot'>, item: SlotItem, by: -1 | 1): boolean {
  if (!upload.editable || slot.capacity <= 1 || item.state !== 'done') return false;
  return neighbourOf(slot, item, by)?.state === 'done';
}

function neighbourOf(slot: SlotView, item: SlotItem, by: -1 | 1): SlotItem | undefined {
  const at = slot.items.findIndex(({ key }) => key === item.key);
  return at === -1 ? undefined : slot.items[at + by];
}

async function removeItem({ upload, clearFaults }: OrderDesk, item: SlotItem): Promise<CommandResult> {
  const { client } = upload;
  clearFaults();
  if (item.borrowed === true) {
    upload.unuse(item);
    return { ok: true, value: undefined };
  }
  if (item.upload !== undefined && (isUnderway(item) || item.state === 'failed')) client.cancelUpload(item.upload.id);
  const fileId = fileIdOf(item);
  return fileId === undefined ? { ok: true, value: undefined } : client.removeFile(fileId);
}
