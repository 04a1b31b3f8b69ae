import type { LocalizedText } from './localized-text.js';
import type { Reason } from './reason.js';

/** What a customer can do at the provider, for example payouts, apart from the headline status. */
export interface CapabilityState {
  id: string;
  label?: LocalizedText | undefined;
  status: 'active' | 'pending' | 'inactive' | 'rejected' | 'unrequested';
  reasons: Reason[];
  requirementIds: string[];
  /** ISO 8601 instant at which an active capability will be switched off unless something is done. */
  restrictedAt?: string | undefined;
}

/** What a backend is able to do. The interface offers nothing it cannot keep. */
export interface BackendCapabilities {
  upload?: UploadCapabilities | undefined;
  requirements: 'itemised' | 'reason_only' | 'none';
  /** `per_requirement`: any subset may be sent; `whole_form`: all open ones at once. */
  submission: 'per_requirement' | 'whole_form' | 'none';
  realtime: 'push' | 'poll' | 'none';
  history: boolean;
  optimisticLocking: boolean;
  idempotency: boolean;
  surface: 'customer' | 'operator';
}

/** How files reach the backend, and its limits. */
export interface UploadCapabilities {
  mode: 'multipart' | 'presigned' | 'inline_base64' | 'hosted_url' | 'none';
  resumable: boolean;
  progress: boolean;
  /** Bytes for one file. */
  maxBytes?: number | undefined;
}
