import { shareStructure } from '../../machine/index.js';
import { isAnswerable, type CustomerSnapshot, type UploadTarget } from '../../model/index.js';
import type { LostUpload, UploadPhase, UploadState } from '../client-snapshot.js';
import { isSamePlace } from '../upload-rules.js';
import type { DraftShelf } from './draft-shelf.js';

/** The uploads that an earlier page could not finish. */
export interface LostUploads {
  getState: () => readonly LostUpload[];
  /** To be called when what was kept begins to be read. The returned function takes it, and nothing once there was a reset. */
  restoring: () => (kept: readonly LostUpload[]) => void;
  /** To be called when an upload or the customer is another one than before. */
  update: () => void;
  reset: () => void;
}

/** What is needed to know of lost uploads. */
export interface LostUploadsOptions {
  shelf: Pick<DraftShelf, 'saveUploads'> | undefined;
  getUploads: () => readonly UploadState[];
  getCustomer: () => CustomerSnapshot | undefined;
  onChange: () => void;
}

const SETTLED: readonly UploadPhase[] = ['done', 'failed', 'cancelled'];

/** Keeps a note of every upload under way, and tells of those that a page before left unfinished. */
export function createLostUploads({ shelf, getUploads, getCustomer, onChange }: LostUploadsOptions): LostUploads {
  let lost: readonly LostUpload[] = [];
  let saved: readonly LostUpload[] = [];
  let edition = 0;
  const update = () => {
    const left = lost.filter(({ target }) => isStillLost(target, getUploads(), getCustomer()));
    if (left.length < lost.length) {
      lost = left;
      onChange();
    }
    const atRisk = shareStructure(saved, [...lost, ...underWay(getUploads())]);
    if (atRisk === saved) return;
    saved = atRisk;
    shelf?.saveUploads?.(saved).catch(() => undefined);
  };
  return {
    getState: () => lost,
    restoring() {
      const begun = edition;
      return (kept) => {
        if (edition !== begun) return;
        lost = [...lost, ...kept];
        if (kept.length > 0) onChange();
        update();
      };
    },
    update,
    reset() {
      edition += 1;
      lost = [];
      saved = [];
      onChange();
    },
  };
}

function underWay(uploads: readonly UploadState[]): LostUpload[] {
  return uploads
    .filter(({ phase }) => !SETTLED.includes(phase))
    .map(({ target, displayName }) => ({ target, ...(displayName === '' ? {} : { displayName }) }));
}

/** Until its place gets a file, here or elsewhere, or nothing is asked for there any more. */
function isStillLost(target: UploadTarget, uploads: readonly UploadState[], customer: CustomerSnapshot | undefined): boolean {
  if (uploads.some((upload) => upload.phase !== 'cancelled' && isSamePlace(upload.target, target))) return false;
  if (customer === undefined) return true;
  const requirement = customer.requirements.find(({ id }) => id === target.requirementId);
  if (requirement === undefined || !isAnswerable(requirement)) return false;
  const files = customer.documents
    .filter(({ requirementId, type }) => requirementId === target.requirementId && type === target.documentType)
    .flatMap((document) => document.files);
  return !files.some(({ side, status }) => (side ?? 'single') === (target.side ?? 'single') && status !== 'rejected');
}
