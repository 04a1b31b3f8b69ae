import { sizeFault, sizeFaultOfType } from './byte-limit.js';
import { type ActiveContentPolicy, checkContent } from './check-content.js';
import { type MislabelledPolicy, typeFault } from './check-type.js';
import type { FileFault, FileLimits } from './file-faults.js';
import type { FileType } from './file-type.js';
import { MAX_DECODED_PIXELS } from './image-size.js';
import { sniffFile } from './sniff-file.js';

/** What the caller knows beyond the file itself. */
export interface CheckFileHooks {
  /** Files already chosen: the same bytes again are a `duplicate`. */
  others?: readonly Blob[] | undefined;
  /** True when a picture will be made smaller afterwards, so that `maxPixels` and `maxBytes` are no reason to refuse it. */
  willResize?: boolean | undefined;
  /** Replaces `MAX_DECODED_PIXELS`. */
  maxDecodedPixels?: number | undefined;
  /** Whether a PDF that could act by itself is refused or taken with a warning, which is what happens unless said. */
  activeContent?: ActiveContentPolicy | undefined;
  /** Whether a PNG that is called a JPEG is taken as the PNG it is, which is what happens unless said, or refused. */
  mislabelled?: MislabelledPolicy | undefined;
  /**
   * A further check, such as a virus scan, which answers with `infected`; runs last, on files that passed. A look that
   * fails refuses the file.
   */
  inspect?: ((bytes: Uint8Array, type: FileType) => Promise<readonly FileFault[]>) | undefined;
}

/** A file that was taken: its bytes are in memory, and its type is what they say. */
export interface TakenFile {
  file: File;
  type: FileType;
  /** What is no reason to refuse it and yet worth telling: a PDF that could act by itself. */
  warnings: readonly FileFault[];
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
  const tooMuch = sizeFault(file, limits, hooks.willResize ?? false);
  if (tooMuch) return { faults: [tooMuch] };
  const bytes = await readBytes(file);
  if (bytes === undefined) return { faults: [{ code: 'unreadable' }] };
  const name = file instanceof File ? file.name : '';
  const type = sniffFile(bytes)?.type;
  const mislabelled = typeFault(type, { mime: file.type, name }, limits, hooks.mislabelled ?? 'normalise');
  if (mislabelled !== undefined || type === undefined) return { faults: mislabelled === undefined ? [] : [mislabelled] };
  const stillTooMuch = sizeFaultOfType(type, bytes.length, limits);
  if (stillTooMuch) return { faults: [stillTooMuch] };
  const { fault, warnings } = await checkContent(bytes, type, limits, {
    willResize: hooks.willResize ?? false,
    maxDecodedPixels: hooks.maxDecodedPixels ?? MAX_DECODED_PIXELS,
    activeContent: hooks.activeContent ?? 'warn',
  });
  if (fault !== undefined) return { faults: [fault] };
  if (await isAmong(bytes, hooks.others ?? [])) return { faults: [{ code: 'duplicate' }] };
  const found = await lookFurther(bytes, type, hooks);
  return found.length > 0 ? { faults: [...found] } : { file: new File([bytes], name, { type }), type, warnings };
}

async function readBytes(file: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

async function lookFurther(bytes: Uint8Array, type: FileType, { inspect }: CheckFileHooks): Promise<readonly FileFault[]> {
  try {
    return (await inspect?.(bytes, type)) ?? [];
  } catch {
    return [{ code: 'unreadable' }];
  }
}

async function isAmong(bytes: Uint8Array, others: readonly Blob[]): Promise<boolean> {
  for (const other of others) {
    if (other.size !== bytes.length) continue;
    const known = await readBytes(other);
    if (known?.every((byte, index) => byte === bytes[index])) return true;
  }
  return false;
}
