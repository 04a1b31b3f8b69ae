import type { AlternativeChoices, Clock, CustomerBackend, CustomerSnapshot } from '../../model/index.js';
import type { Choices } from '../choices.js';
import type { ClientHub } from '../client-hub.js';
import type { DraftKeeping, LostUpload, UploadState } from '../client-snapshot.js';
import type { TypedDrafts } from '../typed-drafts.js';
import { backendShelf } from './backend-shelf.js';
import type { DraftKeeper, DraftShelf } from './draft-shelf.js';
import { createKeptDrafts, type KeptDrafts } from './kept-drafts.js';
import { createLostUploads, type LostUploads } from './lost-uploads.js';
import { createUnsavedGuard, type UnsavedGuard } from './unsaved-guard.js';

/** Everything of a client that has to do with drafts outliving the page. */
export interface Keeping {
  getState: () => { draftKeeping: DraftKeeping; lostUploads: readonly LostUpload[] };
  start: () => void;
  /** To be called after anything has changed, before it is told. */
  changed: () => void;
  /** To be called when the customer is another one than before. */
  customerChanged: () => void;
  flush: () => Promise<void>;
  dismissNotes: () => void;
  clearRestored: () => void;
  stop: () => void;
  reset: () => void;
}

/** What a client was told about keeping drafts. */
export interface KeepingSettings {
  backend: CustomerBackend;
  customerId: string;
  keeper: DraftKeeper | undefined;
  warnsBeforeLeaving: boolean;
}

/** What keeping needs of the client. */
export interface KeepingOptions extends KeepingSettings {
  drafts: TypedDrafts;
  choices: Choices;
  getUploads: () => readonly UploadState[];
  getCustomer: () => CustomerSnapshot | undefined;
  /** True once the backend has told or confirmed the customer. */
  isConfirmed: () => boolean;
  clock: Clock;
  hub: ClientHub;
  onChange: () => void;
}

/** Keeps drafts where the host has switched that on; nothing is stored otherwise. */
export function keepDrafts(options: KeepingOptions): Keeping {
  const { backend, customerId, keeper, drafts, choices, getCustomer, isConfirmed, clock, hub, onChange } = options;
  const device = keeper?.open(customerId);
  const shelves = [...(device === undefined ? [] : [device]), ...backendShelf(backend, customerId)];
  const lost = createLostUploads({
    shelf: device,
    getUploads: options.getUploads,
    // What the page was served with may be older than the upload.
    getCustomer: () => (isConfirmed() ? getCustomer() : undefined),
    onChange,
  });
  const kept = createKeptDrafts({
    shelves: shelves.map((shelf) => (shelf === device ? withUploads(shelf, lost) : shelf)),
    drafts,
    choices,
    getCustomer,
    isConfirmed,
    clock,
    onChange,
    onFail: (error) => hub.emit('errorOccurred', { error, operation: 'saveDraft' }),
  });
  const guard = createUnsavedGuard(() => options.warnsBeforeLeaving && kept.isUnsaved());
  return assemble(kept, lost, guard, { drafts, choices, isConfirmed });
}

/** What was under way on a page before is told as soon as it is read. */
function withUploads(shelf: DraftShelf, lost: LostUploads): DraftShelf {
  return {
    ...shelf,
    async load(signal) {
      const restore = lost.restoring();
      const draft = await shelf.load(signal);
      restore(draft.lostUploads);
      return draft;
    },
  };
}

function assemble(
  kept: KeptDrafts,
  lost: LostUploads,
  guard: UnsavedGuard,
  { drafts, choices, isConfirmed }: Pick<KeepingOptions, 'drafts' | 'choices' | 'isConfirmed'>,
): Keeping {
  let seen: Readonly<Record<string, unknown>> = drafts.getState();
  let chosen = choices.getState();
  let isRunning = false;
  let wasConfirmed = false;
  const entered = () => {
    const now = drafts.getState();
    if (now !== seen) {
      seen = now;
      kept.draftsChanged();
    }
    const before = chosen;
    chosen = choices.getState();
    if (chosen !== before && !choices.isFollowing()) kept.choicesChanged(othersOf(before, chosen));
  };
  return {
    getState: () => ({ draftKeeping: kept.getState(), lostUploads: lost.getState() }),
    start() {
      isRunning = true;
      kept.start();
      guard.update();
    },
    changed() {
      entered();
      // The same customer as before, and now it is certain.
      const before = wasConfirmed;
      wasConfirmed = isConfirmed();
      if (wasConfirmed !== before) kept.customerChanged();
      lost.update();
      if (isRunning) guard.update();
    },
    customerChanged: kept.customerChanged,
    flush: kept.flush,
    dismissNotes: kept.dismissNotes,
    clearRestored: kept.clearRestored,
    stop() {
      isRunning = false;
      guard.end();
      kept.stop();
    },
    reset() {
      lost.reset();
      kept.reset();
    },
  };
}

/** The groups of which something else is chosen, or nothing any more. */
function othersOf(before: AlternativeChoices, now: AlternativeChoices): string[] {
  return Object.keys({ ...before, ...now }).filter((groupId) => before[groupId] !== now[groupId]);
}
