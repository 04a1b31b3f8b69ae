import type { CustomerStatus } from './status.js';
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
  /** The statuses that an operator can write with `setStatus`; any unless said. */
  statuses?: CustomerStatus[] | undefined;
}

/** Where documents are given when they are not uploaded here. */
export interface UploadElsewhere {
  /** What to do, in the words of the backend. */
  text?: LocalizedText | undefined;
  /** An `https:` or `mailto:` address. */
  url?: string | undefined;
}

/** How files reach the backend, and its limits. */
export interface UploadCapabilities {
  /**
   * `multipart`: as a form. `presigned`: to a short-lived link, then confirmed. `inline_base64`: inside JSON. `hosted_url`: on a
   * page of the provider, see `startAction`; no bytes come here. `none`: not at all, see `elsewhere`.
   */
  mode: 'multipart' | 'presigned' | 'inline_base64' | 'hosted_url' | 'none';
  resumable: boolean;
  progress: boolean;
  /** Bytes for one file. */
  maxBytes?: number | undefined;
  /** Where to go instead, for the modes in which no file is taken here. */
  elsewhere?: UploadElsewhere | undefined;
  /** True when an answer may carry files given for something else, and put files on other sides than they were uploaded for. */
  rearranges?: boolean | undefined;
}
