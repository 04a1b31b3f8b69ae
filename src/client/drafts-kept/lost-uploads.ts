import { shareStructure } from '../../machine/index.js';
import { isAnswerable, type CustomerSnapshot, type UploadTarget } from '../../model/index.js';
import type { LostUpload, UploadPhase, UploadState } from '../client-snapshot.js';
import { isSamePlace, takesSeveral } from '../upload-rules.js';
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
  const chosen = new Set<string>();
  const update = () => {
    const left = lost.length === 0 ? lost : stillLost(lost, getUploads(), getCustomer(), chosen);
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

/**
 * Where there is room for several, the files that are there say nothing about one that is missing: each file chosen anew
 * stands for one that was lost, for that of its name if there is one. `chosen` remembers which have done so.
 */
function stillLost(
  lost: readonly LostUpload[],
  uploads: readonly UploadState[],
  customer: CustomerSnapshot | undefined,
  chosen: Set<string>,
): readonly LostUpload[] {
  let left = lost.filter(({ target }) => isStillLost(target, uploads, customer));
  for (const { id, target, phase, displayName } of uploads) {
    if (chosen.has(id) || phase === 'cancelled') continue;
    const here = left.filter((candidate) => isSamePlace(candidate.target, target));
    const found = here.find((candidate) => candidate.displayName === displayName) ?? here[0];
    if (found === undefined || !takesSeveral(customer, target)) continue;
    chosen.add(id);
    left = left.filter((candidate) => candidate !== found);
  }
  return left;
}

/** Until its place gets a file, here or elsewhere, or nothing is asked for there any more. */
function isStillLost(target: UploadTarget, uploads: readonly UploadState[], customer: CustomerSnapshot | undefined): boolean {
  if (customer === undefined) return true;
  const requirement = customer.requirements.find(({ id }) => id === target.requirementId);
  if (requirement === undefined || !isAnswerable(requirement)) return false;
  if (takesSeveral(customer, target)) return true;
  if (uploads.some((upload) => upload.phase !== 'cancelled' && isSamePlace(upload.target, target))) return false;
  const files = customer.documents
    .filter(({ requirementId, type }) => requirementId === target.requirementId && type === target.documentType)
    .flatMap((document) => document.files);
  return !files.some(({ side, status }) => (side ?? 'single') === (target.side ?? 'single') && status !== 'rejected');
}
