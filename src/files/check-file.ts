import type { FileFault, FileLimits } from './file-faults.js';
import { fileTypeOfMime, fileTypeOfName, type FileType } from './file-type.js';
import { readImageSize, type PixelSize } from './image-size.js';
import { isDamaged, isEncryptedPdf } from './inspect-bytes.js';
import { sniffFile } from './sniff-file.js';

/** The most pixels a picture may have before it is decoded: about what the largest phone cameras take. */
export const MAX_DECODED_PIXELS = 50_000_000;

/** What the caller knows beyond the file itself. */
export interface CheckFileHooks {
  /** Files already chosen: the same bytes again are a `duplicate`. */
  others?: readonly Blob[] | undefined;
  /** True when a picture will be made smaller afterwards, so that `maxPixels` of the limits is no reason to refuse it. */
  willResize?: boolean | undefined;
  /** Replaces `MAX_DECODED_PIXELS`. */
  maxDecodedPixels?: number | undefined;
  /** A further check, such as a virus scan; runs last, on files that passed. */
  inspect?: ((bytes: Uint8Array, type: FileType) => Promise<readonly FileFault[]>) | undefined;
}

/** A file that was taken: its bytes are in memory, and its type is what they say. */
export interface TakenFile {
  file: File;
  type: FileType;
}

/**
 * Tells what is wrong with a file, the first thing first; an empty list means that it can be sent. The size is compared
 * before a byte is read, the pixels before anything is decoded. Never throws.
 *
 * @example
 * ```ts
 * import { checkFile } from 'customer-status-kit/files';
 *
 * const faults = await checkFile(new Blob([]), { mime: ['image/jpeg'], maxBytes: 10_000_000 });
 * console.assert(faults[0]?.code === 'empty');
 * ```
 */
export async function checkFile(file: Blob, limits: FileLimits, hooks: CheckFileHooks = {}): Promise<FileFault[]> {
  const taken = await takeFile(file, limits, hooks);
  return 'faults' in taken ? taken.faults : [];
}

/**
 * Checks a file like `checkFile` and copies its bytes at once, so that a file from a cloud folder cannot vanish between
 * choosing and sending. The copy has the type its bytes have. Never throws.
 */
export async function takeFile(
  file: Blob,
  limits: FileLimits,
  hooks: CheckFileHooks = {},
): Promise<TakenFile | { faults: FileFault[] }> {
  const tooMuch = sizeFault(file.size, limits);
  if (tooMuch) return { faults: [tooMuch] };
  const bytes = await readBytes(file);
  if (bytes === undefined) return { faults: [{ code: 'unreadable' }] };
  const name = file instanceof File ? file.name : '';
  const type = sniffFile(bytes)?.type;
  const fault = typeFault(type, { mime: file.type, name }, limits) ?? contentFault(bytes, type, limits, hooks);
  if (fault !== undefined || type === undefined) return { faults: fault === undefined ? [] : [fault] };
  if (await isAmong(bytes, hooks.others ?? [])) return { faults: [{ code: 'duplicate' }] };
  const found = (await hooks.inspect?.(bytes, type).catch((): FileFault[] => [{ code: 'unreadable' }])) ?? [];
  if (found.length > 0) return { faults: [...found] };
  return { file: new File([bytes], name, { type }), type };
}

function sizeFault(size: number, limits: FileLimits): FileFault | undefined {
  if (size === 0) return { code: 'empty' };
  if (limits.minBytes !== undefined && size < limits.minBytes) return { code: 'too_small', limitBytes: limits.minBytes };
  if (limits.maxBytes !== undefined && size > limits.maxBytes) return { code: 'too_large', limitBytes: limits.maxBytes };
  return undefined;
}

async function readBytes(file: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** Names of pictures are mixed up often and harmlessly; a picture's name on something else is refused. */
function typeFault(
  type: FileType | undefined,
  declared: { mime: string; name: string },
  limits: FileLimits,
): FileFault | undefined {
  const claimed = fileTypeOfName(declared.name) ?? fileTypeOfMime(declared.mime);
  const accepted = limits.mime ?? [];
  if (type === undefined) return { code: claimed === undefined ? 'type_unsupported' : 'type_mismatch', accepted };
  if (accepted.length > 0 && !accepted.some((mime) => fileTypeOfMime(mime) === type))
    return { code: 'type_unsupported', accepted, detected: type };
  const isMixedUp = claimed !== undefined && isPicture(claimed) !== isPicture(type);
  return isMixedUp ? { code: 'type_mismatch', accepted, detected: type } : undefined;
}

function isPicture(type: FileType): boolean {
  return type !== 'application/pdf';
}

function contentFault(
  bytes: Uint8Array,
  type: FileType | undefined,
  limits: FileLimits,
  hooks: CheckFileHooks,
): FileFault | undefined {
  const size = readImageSize(bytes);
  if (size !== undefined && size.width * size.height > (hooks.maxDecodedPixels ?? MAX_DECODED_PIXELS))
    return { code: 'pixels_too_many' };
  if (type === undefined || isDamaged(bytes, type)) return { code: 'damaged' };
  if (type === 'application/pdf' && isEncryptedPdf(bytes)) return { code: 'password_protected' };
  if (size === undefined) return undefined;
  if (limits.minPixels && !fitsInto(limits.minPixels, size)) return { code: 'pixels_too_few', limitPixels: limits.minPixels };
  if (limits.maxPixels && !hooks.willResize && !fitsInto(size, limits.maxPixels))
    return { code: 'pixels_too_many', limitPixels: limits.maxPixels };
  return undefined;
}

/** Long side against long side, short against short. */
function fitsInto(inner: PixelSize, outer: PixelSize): boolean {
  const isLongFitting = Math.max(inner.width, inner.height) <= Math.max(outer.width, outer.height);
  return isLongFitting && Math.min(inner.width, inner.height) <= Math.min(outer.width, outer.height);
}

async function isAmong(bytes: Uint8Array, others: readonly Blob[]): Promise<boolean> {
  for (const other of others) {
    if (other.size !== bytes.length) continue;
    const known = await readBytes(other);
    if (known?.every((byte, index) => byte === bytes[index])) return true;
  }
  return false;
}
