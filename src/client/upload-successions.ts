import { isAnswerable, type CustomerSnapshot, type UploadedFile, type UploadTarget } from '../model/index.js';
import { filesInPlace, isHeld, takesSeveral } from './upload-rules.js';

/** A finished upload and where it went. */
interface Finished {
  id: string;
  target: UploadTarget;
  file: UploadedFile;
}

/** What became of finished uploads elsewhere, for example in another tab: another file has their place, or they were removed. */
export interface Successions {
  /** A snapshot that is later than the upload is known: whatever else is in its place came afterwards. */
  confirm: (uploadId: string) => void;
  compare: (finished: readonly Finished[], customer: CustomerSnapshot | undefined) => void;
  successorOf: (uploadId: string) => string | undefined;
}

/** What is told. */
export interface SuccessionNews {
  /** Called once for each file that takes a place. */
  superseded: (uploadId: string, fileId: string) => void;
  /** The file is not there any more, and nothing is in its place. */
  gone: (uploadId: string) => void;
}

/** Nothing has happened elsewhere yet. */
export function createSuccessions(tell: SuccessionNews): Successions {
  const confirmed = new Set<string>();
  /** Those whose places the backend is known to tell of: not every backend lists files. */
  const seen = new Set<string>();
  const successors = new Map<string, string>();

  const compareOne = ({ id, target, file }: Finished, customer: CustomerSnapshot | undefined) => {
    // An answer may have put the file on another side: it stands there then, and nobody has taken its place.
    const isThere = isHeld(customer, file.id);
    if (isThere) confirmed.add(id);
    const successor = isThere || takesSeveral(customer, target) ? undefined : filesInPlace(customer, target).at(-1);
    if (isThere || (confirmed.has(id) && successor !== undefined)) seen.add(id);
    if (!isThere && successor === undefined && seen.has(id) && isAsked(customer, target)) return tell.gone(id);
    if (!confirmed.has(id) || successors.get(id) === successor) return undefined;
    successors.delete(id);
    if (successor === undefined) return undefined;
    successors.set(id, successor);
    return tell.superseded(id, successor);
  };

  return {
    confirm: (uploadId) => void confirmed.add(uploadId),
    compare: (finished, customer) => finished.forEach((upload) => compareOne(upload, customer)),
    successorOf: (uploadId) => successors.get(uploadId),
  };
}

/** What a reviewer has already is told in the reviewer's own way. */
function isAsked(customer: CustomerSnapshot | undefined, { requirementId }: UploadTarget): boolean {
  return customer?.requirements.some((requirement) => requirement.id === requirementId && isAnswerable(requirement)) === true;
}
