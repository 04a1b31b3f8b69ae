'use client';
import type { SlotItem } from '../../react/document-uploader/index.js';
import { useItemScope } from '../../react/document-uploader/index.js';

/** The bytes of an item that can be looked at on this page; `undefined` for a file of an earlier visit, and for a PDF. */
export function usePictureOf(item: SlotItem): Blob | undefined {
  const { client } = useItemScope();
  const blob = item.upload === undefined ? undefined : client.getUploadedBlob(item.upload.id);
  return blob !== undefined && blob.type.startsWith('image/') ? blob : undefined;
}
