'use client';
import { useMemo } from 'react';
import type { ClientSnapshot, CommandResult, CustomerClient, UploadState } from '../../client/index.js';
import type { DocumentFile, DocumentSide } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../provider/index.js';

/** One slot of a document, for example the front of a passport card. */
export interface UploadSlot {
  /** The newest upload into the slot. */
  upload: UploadState | undefined;
  /** What the backend has on file for the slot. */
  file: DocumentFile | undefined;
  /** Takes a file and starts to upload it; the id is that of the upload. */
  choose: (file: File, options?: Parameters<CustomerClient['upload']>[2]) => string;
  cancel: () => void;
  retry: () => void;
  /** Takes away what is in the slot, uploaded or on its way. */
  remove: () => Promise<CommandResult>;
}

/** One upload slot of a requirement: what is in it and how to change that. */
export function useUpload(requirementId: string, documentType: string, side?: DocumentSide, client?: CustomerClient): UploadSlot {
  const found = useCustomerClient(client);
  const slot = useClientSnapshot(
    (snapshot) => ({
      upload: newestUpload(snapshot, requirementId, documentType, side),
      file: fileOnRecord(snapshot, requirementId, documentType, side),
    }),
    found,
  );
  const { upload, file } = slot;
  return useMemo(
    () => ({
      upload,
      file,
      choose: (chosen, options) => found.upload({ requirementId, documentType, side }, chosen, options),
      cancel: () => upload && found.cancelUpload(upload.id),
      retry: () => upload && found.retryUpload(upload.id),
      remove: () => removeFrom(found, upload, file),
    }),
    [found, upload, file, requirementId, documentType, side],
  );
}

async function removeFrom(
  client: CustomerClient,
  upload: UploadState | undefined,
  file: DocumentFile | undefined,
): Promise<CommandResult> {
  if (upload !== undefined && upload.phase !== 'done') client.cancelUpload(upload.id);
  const id = upload?.file?.id ?? file?.id;
  return id === undefined ? { ok: true, value: undefined } : client.removeFile(id);
}

function newestUpload(snapshot: ClientSnapshot, requirementId: string, documentType: string, side: DocumentSide = 'single') {
  return snapshot.uploads.findLast(
    ({ target }) =>
      target.requirementId === requirementId && target.documentType === documentType && (target.side ?? 'single') === side,
  );
}

function fileOnRecord(snapshot: ClientSnapshot, requirementId: string, documentType: string, side: DocumentSide = 'single') {
  const record = snapshot.customer?.documents.find(
    (document) => document.requirementId === requirementId && document.type === documentType,
  );
  return record?.files.findLast((file) => (file.side ?? 'single') === side);
}
