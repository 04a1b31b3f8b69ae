import type { DocumentSide } from './requirement-spec.js';

const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
  ['image/gif', 'gif'],
  ['image/heic', 'heic'],
  ['image/heif', 'heif'],
  ['image/tiff', 'tiff'],
  ['application/pdf', 'pdf'],
]);

/** A neutral name for a file, such as `front.jpg`: the customer's own name may be personal and is never sent. */
export function documentFileName(side: DocumentSide | undefined, mime: string): string {
  return `${side === undefined || side === 'single' ? 'document' : side}.${EXTENSIONS.get(mime.toLowerCase()) ?? 'bin'}`;
}
