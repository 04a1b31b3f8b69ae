import type { FileType } from './file-type.js';
import type { PixelSize } from './image-size.js';
import { type PdfActiveContent, readPdf } from './pdf-facts.js';
import { readPicture } from './read-picture.js';
import { sniffFile } from './sniff-file.js';

/** What can be told about a file without opening it. */
export interface FileDescription {
  /** What its bytes are; undefined for what the kit does not know. */
  type?: FileType | undefined;
  /** Bytes. */
  size: number;
  /** Of a picture, as it is to be shown. */
  pixels?: PixelSize | undefined;
  /** Of a PDF, where it says. */
  pages?: number | undefined;
  /** Of a PDF: what it could do by itself. */
  activeContent?: readonly PdfActiveContent[] | undefined;
}

/**
 * Describes a file from its bytes: type, size, a picture's pixels, a PDF's pages. Nothing is decoded or rendered. Never
 * rejects; a file that cannot be read has a size only.
 *
 * @example
 * ```ts
 * import { describeFile } from 'customer-status-kit/files';
 *
 * console.assert((await describeFile(new Blob(['abc']))).size === 3);
 * ```
 */
export async function describeFile(file: Blob): Promise<FileDescription> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const type = sniffFile(bytes)?.type;
    if (type === undefined) return { size: file.size };
    if (type !== 'application/pdf') return { type, size: file.size, pixels: readPicture(bytes)?.upright };
    const { pages, activeContent } = await readPdf(bytes);
    return { type, size: file.size, pages, activeContent };
  } catch {
    return { size: file.size };
  }
}
