import type { UploadCapabilities, UploadElsewhere } from '../../model/index.js';
import type { ResumableUploads } from '../files/resumable-uploads.js';

/** How a handler takes files. */
export interface UploadHandling {
  /** `presigned` where the storage makes links, else `multipart`, unless said. */
  mode?: UploadCapabilities['mode'] | undefined;
  /** Takes large files in pieces: `tusUploads` from `customer-status-kit/server/tus`. */
  resumable?: ResumableUploads | undefined;
  /** Where customers go instead, for the mode `none`. */
  elsewhere?: UploadElsewhere | undefined;
  /** Milliseconds for which a link is good: 15 minutes unless said. */
  linkMs?: number | undefined;
  /** Milliseconds after which `sweepUploads` removes what was begun and not finished: 24 hours unless said. */
  unfinishedMs?: number | undefined;
}

/** The same with every default filled in. */
export interface UploadSettings extends Pick<UploadHandling, 'resumable' | 'elsewhere'> {
  mode: UploadCapabilities['mode'];
  linkMs: number;
  unfinishedMs: number;
}

/** Fills the defaults in. */
export function uploadSettings(handling: UploadHandling = {}, canPresign: boolean): UploadSettings {
  return {
    mode: handling.mode ?? (canPresign ? 'presigned' : 'multipart'),
    resumable: handling.resumable,
    elsewhere: handling.elsewhere,
    linkMs: handling.linkMs ?? 900_000,
    unfinishedMs: handling.unfinishedMs ?? 86_400_000,
  };
}
