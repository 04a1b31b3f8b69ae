import type { FileFault, FileLimits } from './file-faults.js';
import { fileTypeOfMime, fileTypeOfName, type FileType } from './file-type.js';

/** What is said about a file before its bytes are looked at. */
export interface DeclaredType {
  mime: string;
  name: string;
}

/** What becomes of a picture whose name or MIME type is that of another kind of picture. */
export type MislabelledPolicy = 'normalise' | 'refuse';

/**
 * Compares what a file says it is with what its bytes are. Names of pictures are mixed up often and harmlessly, so that the
 * type of the bytes is simply used unless the policy says otherwise; a picture's name on something else is refused.
 */
export function typeFault(
  type: FileType | undefined,
  declared: DeclaredType,
  limits: FileLimits,
  policy: MislabelledPolicy,
): FileFault | undefined {
  const claim = fileTypeOfName(declared.name) ?? fileTypeOfMime(declared.mime);
  const accepted = limits.mime ?? [];
  if (type === undefined) return { code: claim === undefined ? 'type_unsupported' : 'type_mismatch', accepted };
  if (accepted.length > 0 && !accepted.some((mime) => fileTypeOfMime(mime) === type))
    return { code: 'type_unsupported', accepted, detected: type };
  if (claim === undefined) return undefined;
  const isContradicted = policy === 'refuse' ? claim !== type : isPicture(claim) !== isPicture(type);
  return isContradicted ? { code: 'type_mismatch', accepted, detected: type } : undefined;
}

function isPicture(type: FileType): boolean {
  return type !== 'application/pdf';
}
