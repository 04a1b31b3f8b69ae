import type { FileType } from './file-type.js';

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'];
const IMAGE_BRANDS = ['mif1', 'msf1'];
const MAX_BRANDS = 32;

/**
 * What the first bytes say a file is, read at fixed offsets in a bounded number of steps. A best effort for usability:
 * bytes made to deceive pass, so a receiver never renders a file as anything but the type told here. Never throws.
 *
 * @example
 * ```ts
 * import { sniffFile } from 'customer-status-kit/files';
 *
 * const bytes = new TextEncoder().encode('%PDF-1.7');
 * console.assert(sniffFile(bytes)?.type === 'application/pdf');
 * ```
 */
export function sniffFile(bytes: Uint8Array): { type: FileType } | undefined {
  if (isJpeg(bytes)) return { type: 'image/jpeg' };
  if (PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)) return { type: 'image/png' };
  if (ascii(bytes, 0, 5) === '%PDF-') return { type: 'application/pdf' };
  if (isHeic(bytes)) return { type: 'image/heic' };
  return undefined;
}

/** A stub of two bytes counts as a JPEG, so that it is refused as damaged and not as another type. */
function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && (bytes.length === 2 || bytes[2] === 0xff);
}

/** `mif1` and `msf1` stand for any image of the HEIF family, AVIF too: the compatible brands decide. */
function isHeic(bytes: Uint8Array): boolean {
  if (ascii(bytes, 4, 4) !== 'ftyp') return false;
  const major = ascii(bytes, 8, 4);
  if (HEIC_BRANDS.includes(major)) return true;
  if (!IMAGE_BRANDS.includes(major)) return false;
  const compatible = compatibleBrands(bytes);
  return !compatible.includes('avif') && !compatible.includes('avis');
}

function compatibleBrands(bytes: Uint8Array): string[] {
  const size = ((bytes[0] ?? 0) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  const end = Math.min(Math.max(size, 0), bytes.length, 16 + 4 * MAX_BRANDS);
  const brands: string[] = [];
  for (let offset = 16; offset + 4 <= end; offset += 4) brands.push(ascii(bytes, offset, 4));
  return brands;
}

function ascii(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}
