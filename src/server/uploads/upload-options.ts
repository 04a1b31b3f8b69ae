import type { UploadCapabilities, UploadElsewhere } from '../../model/index.js';
import type { UploadChecks } from '../files/check-upload.js';
import type { FileScan } from '../files/scan-file.js';
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
  /** Whether a PDF that could act by itself is refused; it is taken unless said. No browser ever opens it here as a page. */
  activeContent?: UploadChecks['activeContent'];
  /** A further check of every file, such as a virus scan, which answers with `infected`. A check that fails refuses the file. */
  inspect?: UploadChecks['inspect'];
  /**
   * A virus scanner: a file that it does not call clean is not stored, and the customer is told why. Runs after every other
   * check. While it fails, or is not done within `timeouts.connectorMs`, files are refused with 503; nothing else waits for it.
   */
  scan?: FileScan | undefined;
}

/** The same with every default filled in. */
export interface UploadSettings extends Pick<UploadHandling, 'resumable' | 'elsewhere' | 'activeContent' | 'inspect' | 'scan'> {
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
    activeContent: handling.activeContent,
    inspect: handling.inspect,
    scan: handling.scan,
    linkMs: handling.linkMs ?? 900_000,
    unfinishedMs: handling.unfinishedMs ?? 86_400_000,
  };
}
