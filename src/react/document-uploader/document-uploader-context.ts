'use client';
import { createContext, useContext } from 'react';
import type { DocumentSlot } from './use-document-slot.js';
import type { DocumentUpload } from './use-document-upload.js';

/** What the root gives its parts. */
export const UploaderContext = createContext<DocumentUpload | undefined>(undefined);

/** What a slot gives its parts. */
export const SlotContext = createContext<DocumentSlot | undefined>(undefined);

/** The uploader in reach. Throws outside `DocumentUploader.Root`. */
export function useUploaderContext(): DocumentUpload {
  return requiredContext(useContext(UploaderContext), 'DocumentUploader.Root');
}

/** The slot in reach. Throws outside `DocumentUploader.Slot`. */
export function useSlotContext(): DocumentSlot {
  return requiredContext(useContext(SlotContext), 'DocumentUploader.Slot');
}

/** The value of a context, or an error that names the part that is missing around it. */
export function requiredContext<Value>(value: Value | undefined, part: string): Value {
  if (value !== undefined) return value;
  throw new Error(
    `customer-status-kit: a part of the document uploader was used outside <${part}>. It reads what to show from there. ` +
      `Put it inside <${part}>.`,
  );
}
