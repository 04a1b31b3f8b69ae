import type { FileFault, FileLimits } from './file-faults.js';
import { type FileType, fileTypeOfMime, fileTypeOfName, takenTypes } from './file-type.js';

/** A picture is made to fit its limit up to this many bytes: a phone makes none that are larger. */
const LARGEST_SHRUNK = 50_000_000;

/** What every browser can draw smaller. */
const SHRINKABLE: readonly (FileType | undefined)[] = ['image/jpeg', 'image/png'];

/** What the number of its bytes says about a file, before one is read. A picture that will be made smaller may be larger. */
export function sizeFault(file: Blob, limits: FileLimits, willResize: boolean): FileFault | undefined {
  const { size } = file;
  if (size === 0) return { code: 'empty' };
  if (limits.minBytes !== undefined && size < limits.minBytes) return { code: 'too_small', limitBytes: limits.minBytes };
  const mayShrink =
    willResize && size <= LARGEST_SHRUNK && looksShrinkable(file) && takenTypes(limits.mime).includes('image/jpeg');
  return mayShrink ? undefined : tooLarge(size, limits);
}

/** The same once the bytes have said what the file is. */
export function sizeFaultOfType(type: FileType, size: number, limits: FileLimits): FileFault | undefined {
  return SHRINKABLE.includes(type) ? undefined : tooLarge(size, limits);
}

/** True when something has more bytes than it may have. */
export function exceedsBytes(size: number, { maxBytes }: Pick<FileLimits, 'maxBytes'>): boolean {
  return maxBytes !== undefined && size > maxBytes;
}

function tooLarge(size: number, limits: FileLimits): FileFault | undefined {
  return exceedsBytes(size, limits) ? { code: 'too_large', limitBytes: limits.maxBytes } : undefined;
}

function looksShrinkable(file: Blob): boolean {
  const named = file instanceof File ? fileTypeOfName(file.name) : undefined;
  return SHRINKABLE.includes(fileTypeOfMime(file.type) ?? named);
}
