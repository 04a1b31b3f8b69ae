import type { Reason } from './reason.js';
import type { DocumentSide } from './requirement-spec.js';
import type { SubjectRef } from './subject.js';

/** What the reviewer decided about a document or a file. */
export type DocumentStatus = 'pending' | 'accepted' | 'rejected';

/** One uploaded file. The customer's own file name is not part of it. */
export interface DocumentFile {
  id: string;
  side?: DocumentSide | undefined;
  /** A generated name such as `front.jpg`. */
  name?: string | undefined;
  mime: string;
  /** Bytes. */
  size: number;
  /** ISO 8601 instant. */
  uploadedAt: string;
  status?: DocumentStatus | undefined;
  reasons?: Reason[] | undefined;
}

/** A document as the backend knows it. It carries no address of the content. */
export interface DocumentRecord {
  id: string;
  requirementId?: string | undefined;
  /** A code such as `passport`. */
  type: string;
  subject: SubjectRef;
  status: DocumentStatus;
  stage?:
    | 'awaiting_upload'
    | 'partially_received'
    | 'received'
    | 'checking'
    | 'partially_accepted'
    | 'expired'
    | 'archived'
    | undefined;
  files: DocumentFile[];
  reasons: Reason[];
  submittedAt?: string | undefined;
  decidedAt?: string | undefined;
  attempt?: number | undefined;
}

/** What a backend answers when it has stored a file. */
export interface UploadedFile {
  id: string;
  mime: string;
  /** Bytes. */
  size: number;
  /** ISO 8601 instant after which an unused file is removed. */
  expiresAt?: string | undefined;
  /** True when the place held these very bytes already: the file that was there is kept, and no second one is stored. */
  reused?: boolean | undefined;
}
