import type { FileFault, FileLimits } from './file-faults.js';
import type { FileType } from './file-type.js';
import { mostPixelsIn, readImageSize, type PixelSize } from './image-size.js';
import { isDamaged } from './inspect-bytes.js';
import { readPdf } from './pdf-facts.js';

/** What becomes of a PDF that could act by itself when it is opened. */
export type ActiveContentPolicy = 'warn' | 'refuse';

/** What decides about the content of a file. */
export interface ContentRules {
  willResize: boolean;
  maxDecodedPixels: number;
  activeContent: ActiveContentPolicy;
}

/** What was found in a file: a reason to refuse it, or something to tell about it. */
export interface ContentFindings {
  fault?: FileFault | undefined;
  warnings: readonly FileFault[];
}

/** Looks into a file of a known type. Nothing is decoded. Never rejects. */
export async function checkContent(
  bytes: Uint8Array<ArrayBuffer>,
  type: FileType,
  limits: FileLimits,
  rules: ContentRules,
): Promise<ContentFindings> {
  if (mostPixelsIn(bytes) > rules.maxDecodedPixels) return { fault: { code: 'pixels_too_many' }, warnings: [] };
  if (isDamaged(bytes, type)) return { fault: { code: 'damaged' }, warnings: [] };
  if (type === 'application/pdf') return checkPdf(bytes, rules.activeContent);
  return { fault: pixelFault(readImageSize(bytes), limits, rules.willResize), warnings: [] };
}

async function checkPdf(bytes: Uint8Array<ArrayBuffer>, policy: ActiveContentPolicy): Promise<ContentFindings> {
  const { encrypted, activeContent } = await readPdf(bytes);
  if (encrypted) return { fault: { code: 'password_protected' }, warnings: [] };
  if (activeContent.length === 0) return { warnings: [] };
  const finding: FileFault = { code: 'active_content', activeContent };
  return policy === 'refuse' ? { fault: finding, warnings: [] } : { warnings: [finding] };
}

function pixelFault(size: PixelSize | undefined, limits: FileLimits, willResize: boolean): FileFault | undefined {
  if (size === undefined) return undefined;
  if (limits.minPixels && !fitsInto(limits.minPixels, size)) return { code: 'pixels_too_few', limitPixels: limits.minPixels };
  if (limits.maxPixels && !willResize && !fitsInto(size, limits.maxPixels))
    return { code: 'pixels_too_many', limitPixels: limits.maxPixels };
  return undefined;
}

/** Long side against long side, short against short. */
export function fitsInto(inner: PixelSize, outer: PixelSize): boolean {
  const isLongFitting = Math.max(inner.width, inner.height) <= Math.max(outer.width, outer.height);
  return isLongFitting && Math.min(inner.width, inner.height) <= Math.min(outer.width, outer.height);
}
