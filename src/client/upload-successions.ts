import type { CustomerSnapshot, UploadedFile, UploadTarget } from '../model/index.js';
import { filesInPlace, takesSeveral } from './upload-rules.js';

/** A finished upload and where it went. */
interface Finished {
  id: string;
  target: UploadTarget;
  file: UploadedFile;
}

/** Which finished uploads have lost their place to another file, for example of another tab. */
export interface Successions {
  /** A snapshot that is later than the upload is known: whatever else is in its place came afterwards. */
  confirm: (uploadId: string) => void;
  compare: (finished: readonly Finished[], customer: CustomerSnapshot | undefined) => void;
  successorOf: (uploadId: string) => string | undefined;
}

/** Nothing has been superseded yet. `tell` is called once for each file that takes a place. */
export function createSuccessions(tell: (uploadId: string, fileId: string) => void): Successions {
  const confirmed = new Set<string>();
  const successors = new Map<string, string>();

  const compareOne = ({ id, target, file }: Finished, customer: CustomerSnapshot | undefined) => {
    if (takesSeveral(customer, target)) return;
    const held = filesInPlace(customer, target);
    if (held.includes(file.id)) confirmed.add(id);
    const successor = held.includes(file.id) ? undefined : held.at(-1);
    if (!confirmed.has(id) || successors.get(id) === successor) return;
    successors.delete(id);
    if (successor === undefined) return;
    successors.set(id, successor);
    tell(id, successor);
  };

  return {
    confirm: (uploadId) => void confirmed.add(uploadId),
    compare: (finished, customer) => finished.forEach((upload) => compareOne(upload, customer)),
    successorOf: (uploadId) => successors.get(uploadId),
  };
}
