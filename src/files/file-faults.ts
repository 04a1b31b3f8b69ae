import type { FileType } from './file-type.js';
import type { PixelSize } from './image-size.js';
import type { PdfActiveContent } from './pdf-facts.js';

/** Everything that can be wrong with a file. */
export const FILE_FAULT_CODES = [
  'empty',
  'too_small',
  'too_large',
  'type_unsupported',
  'type_mismatch',
  'damaged',
  'pixels_too_many',
  'pixels_too_few',
  'password_protected',
  'active_content',
  'infected',
  'unreadable',
  'folder',
  'duplicate',
] as const;

/** What is wrong with a file. Closed: words for each are in the messages. */
export type FileFaultCode = (typeof FILE_FAULT_CODES)[number];

/** A refusal, with what a sentence about it needs. */
export interface FileFault {
  code: FileFaultCode;
  /** Bytes: for `too_small` and `too_large`. */
  limitBytes?: number | undefined;
  /** For `pixels_too_few` and, where the request says so, `pixels_too_many`. */
  limitPixels?: PixelSize | undefined;
  /** MIME types: for `type_unsupported` and `type_mismatch`. */
  accepted?: readonly string[] | undefined;
  /** What the bytes are, where that is known. */
  detected?: FileType | undefined;
  /** For `active_content`: what the file could do by itself. */
  activeContent?: readonly PdfActiveContent[] | undefined;
}

/** What a file must keep to; a `DocumentSpec` fits. */
export interface FileLimits {
  /** MIME types; empty means every kind the kit knows. */
  mime?: readonly string[] | undefined;
  /** Bytes. */
  minBytes?: number | undefined;
  maxBytes?: number | undefined;
  /** Compared side by side, whichever way the picture is held. */
  minPixels?: PixelSize | undefined;
  maxPixels?: PixelSize | undefined;
}
