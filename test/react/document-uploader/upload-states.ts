import type { UploadState } from '../../../src/client/index.js';
import type { DocumentFile, DocumentRecord, Requirement } from '../../../src/model/index.js';

/** An upload of a page into the front of a licence. */
export function uploadState(id: string, more: Partial<UploadState> = {}): UploadState {
  return {
    id,
    target: { requirementId: 'r', documentType: 'licence', side: 'front' },
    phase: 'sending',
    sent: 5,
    total: 10,
    indeterminate: false,
    attempt: 1,
    canPause: false,
    mime: 'image/jpeg',
    displayName: `${id}.jpg`,
    ...more,
  };
}

/** A file as the backend knows it. */
export function documentFile(id: string, more: Partial<DocumentFile> = {}): DocumentFile {
  return { id, side: 'front', mime: 'image/jpeg', size: 10, uploadedAt: '2026-01-01T00:00:00Z', status: 'pending', ...more };
}

/** A document of requirement `r`. */
export function documentRecord(files: DocumentFile[], more: Partial<DocumentRecord> = {}): DocumentRecord {
  const subject = { type: 'customer' } as const;
  return { id: 'd', requirementId: 'r', type: 'licence', subject, status: 'pending', files, reasons: [], ...more };
}

/** A request for a driving licence, front and back, or for a statement of up to three pages. */
export function documentRequest(id = 'r'): Requirement {
  return {
    id,
    kind: 'document',
    status: 'open',
    blocking: true,
    title: 'Driving licence',
    reasons: [],
    subject: { type: 'customer' },
    awaiting: 'customer',
    spec: {
      kind: 'document',
      accepted: [
        { type: 'licence', label: 'Licence', sides: ['front', 'back'] },
        { type: 'statement', label: 'Statement', sides: ['single'], maxFiles: 3 },
      ],
      mime: ['image/jpeg', 'application/pdf'],
    },
  };
}
