import { usualMime } from '../model/usual-mime.js';

const FILE_TYPES = ['image/jpeg', 'image/png', 'application/pdf', 'image/heic'] as const;

/** The kinds of file a document may be. */
export type FileType = (typeof FILE_TYPES)[number];

/** Extensions of each kind, the usual one first, without the dot. */
export const FILE_EXTENSIONS: Readonly<Record<FileType, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/pdf': ['pdf'],
  'image/heic': ['heic', 'heif'],
};

/** The kind that a MIME type names, aliases such as `image/jpg` included; undefined for any other. */
export function fileTypeOfMime(mime: string): FileType | undefined {
  const usual = usualMime(mime);
  return FILE_TYPES.find((type) => type === usual);
}

/** The kind that a file name's extension names; undefined for any other. */
export function fileTypeOfName(name: string): FileType | undefined {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name.slice(-8))?.[1]?.toLowerCase();
  if (extension === undefined) return undefined;
  return FILE_TYPES.find((type) => FILE_EXTENSIONS[type].includes(extension));
}

/** Those of the given MIME types that the kit can take; all it knows when none is given. */
export function takenTypes(mime: readonly string[] | undefined): FileType[] {
  const known = new Set((mime ?? []).map((entry) => fileTypeOfMime(entry)));
  return mime === undefined || mime.length === 0 ? [...FILE_TYPES] : FILE_TYPES.filter((type) => known.has(type));
}

/**
 * The value of an `accept` attribute: each type and its extensions, because some systems know HEIC by its extension only.
 * Types the kit cannot take are left out.
 *
 * @example
 * ```ts
 * import { acceptAttribute } from 'customer-status-kit/files';
 *
 * console.assert(acceptAttribute(['image/png']) === 'image/png,.png');
 * ```
 */
export function acceptAttribute(mime: readonly string[]): string {
  const types = mime.length === 0 ? [] : takenTypes(mime);
  return types.flatMap((type) => [type, ...FILE_EXTENSIONS[type].map((extension) => `.${extension}`)]).join(',');
}
