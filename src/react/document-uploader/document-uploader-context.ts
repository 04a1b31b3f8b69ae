'use client';
import { createContext, useContext } from 'react';
import type { DocumentSlot } from './use-document-slot.js';
import type { DocumentUpload } from './use-document-upload.js';
import type { SlotItem } from './slot-items.js';

/** What the root gives its parts. */
export const UploaderContext = createContext<DocumentUpload | undefined>(undefined);

/** What a slot gives its parts. */
export const SlotContext = createContext<DocumentSlot | undefined>(undefined);

/** What an item gives its parts. */
export const ItemContext = createContext<SlotItem | undefined>(undefined);

/** The uploader in reach. Throws outside `DocumentUploader.Root`. */
export function useUploaderContext(): DocumentUpload {
  return required(useContext(UploaderContext), 'DocumentUploader.Root');
}

/** The slot in reach. Throws outside `DocumentUploader.Slot`. */
export function useSlotContext(): DocumentSlot {
  return required(useContext(SlotContext), 'DocumentUploader.Slot');
}

/** The item in reach. Throws outside `DocumentUploader.Item`. */
export function useItemContext(): SlotItem {
  return required(useContext(ItemContext), 'DocumentUploader.Item');
}

function required<Value>(value: Value | undefined, part: string): Value {
  if (value !== undefined) return value;
  throw new Error(
    `customer-status-kit: a part of the document uploader was used outside <${part}>. It reads what to show from there. ` +
      `Put it inside <${part}>.`,
  );
}
