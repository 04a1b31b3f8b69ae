import type { CustomerKit, CustomerView, PrepareFile, Running, UploadEvent, UploadView } from '../machine/index.js';
import { isSessionError } from '../machine/index.js';
import { CustomerStatusError, type CustomerSnapshot, type UploadedFile, type UploadTarget } from '../model/index.js';
import type { ClientHub } from './client-hub.js';
import type { UploadState } from './client-snapshot.js';

/** How many uploads are under way at a time. */
const PLACES = 3;

/** The uploads of one client. */
export interface Uploads {
  getState(): readonly UploadState[];
  start(target: UploadTarget, file: File, prepare?: PrepareFile): string;
  cancel(uploadId: string): void;
  retry(uploadId: string): void;
  getBlob(uploadId: string): Blob | undefined;
  /** To be called when a stored file was removed: its upload goes with it. */
  forget(fileId: string): void;
  /** Tries again at once what failed for want of a connection. */
  networkReturned(): void;
  cancelAll(): void;
  reset(): void;
}

/** What uploads need of the client. */
export interface UploadsOptions {
  kit: CustomerKit;
  createId: () => string;
  getView: () => CustomerView;
  hub: ClientHub;
  onChange: () => void;
  onStored: (uploadId: string, file: UploadedFile) => void;
  onSessionEnd: (error: CustomerStatusError) => void;
}

type Upload = Running<UploadView, UploadEvent>;

/** No uploads yet. */
export function createUploads(options: UploadsOptions): Uploads {
  const uploads = new Map<string, Upload>();
  const states = new WeakMap<UploadView, UploadState>();
  let list: readonly UploadState[] = [];

  const stateOf = (id: string, view: UploadView) => {
    const state = states.get(view) ?? toState(id, view);
    states.set(view, state);
    return state;
  };
  const grantPlaces = () => {
    const views = [...uploads.values()].map((upload) => ({ upload, view: upload.getView() }));
    let free = PLACES - views.filter(({ view }) => view.isUnderWay).length;
    for (const { upload, view } of views) {
      if (free <= 0) return;
      if (view.phase !== 'queued' || view.isUnderWay) continue;
      free -= 1;
      upload.send({ type: 'SLOT.GRANTED' });
    }
  };
  const changed = () => {
    grantPlaces();
    options.onChange();
  };
  const remove = (id: string) => {
    uploads.get(id)?.stop();
    uploads.delete(id);
  };

  return {
    getState() {
      const next = [...uploads].map(([id, upload]) => stateOf(id, upload.getView()));
      const isSame = next.length === list.length && next.every((state, index) => state === list[index]);
      if (!isSame) list = next;
      return list;
    },
    start(target, file, prepare) {
      const id = options.createId();
      const { customer } = options.getView();
      if (!takesSeveral(customer, target)) replaceOlder(uploads, target, remove);
      const input = { target, file, idempotencyKey: options.createId(), needsPreparation: prepare !== undefined };
      const upload = options.kit.startUpload(input, { onChange: changed, onEmit: (event) => onEmit(id, event) }, prepare);
      const refusal = refusalOf(options.getView());
      if (refusal !== undefined) upload.send({ type: 'UPLOAD.REFUSED', error: refusal });
      uploads.set(id, upload);
      changed();
      return id;
    },
    cancel: (id) => uploads.get(id)?.send({ type: 'UPLOAD.CANCEL' }),
    retry: (id) => uploads.get(id)?.send({ type: 'UPLOAD.RETRY' }),
    getBlob: (id) => uploads.get(id)?.getView().blob,
    forget(fileId) {
      for (const [id, upload] of uploads) if (upload.getView().file?.id === fileId) remove(id);
      options.onChange();
    },
    networkReturned() {
      for (const upload of uploads.values()) {
        upload.send({ type: 'NETWORK.RETURNED' });
        const { error } = upload.getView();
        if (error?.code === 'network' || error?.code === 'offline') upload.send({ type: 'UPLOAD.RETRY' });
      }
    },
    cancelAll() {
      const isOpen = ({ phase }: UploadView) => phase !== 'done' && phase !== 'failed';
      // Queued ones first, or each place that becomes free would be given to one of them.
      for (const upload of [...uploads.values()].reverse()) {
        if (isOpen(upload.getView())) upload.send({ type: 'UPLOAD.CANCEL' });
      }
    },
    reset() {
      for (const id of [...uploads.keys()].reverse()) remove(id);
      options.onChange();
    },
  };

  function onEmit(
    id: string,
    event: { type: 'upload.finished'; file: UploadedFile } | { type: 'upload.failed'; error: CustomerStatusError },
  ) {
    if (event.type === 'upload.finished') return options.onStored(id, event.file);
    options.hub.emit('errorOccurred', { error: event.error, operation: 'uploadFile' });
    if (isSessionError(event.error)) options.onSessionEnd(event.error);
  }
}

/** An upload for the same place supersedes the one before; one that is settled already makes room. */
function replaceOlder(uploads: ReadonlyMap<string, Upload>, target: UploadTarget, remove: (id: string) => void): void {
  for (const [id, upload] of uploads) {
    const view = upload.getView();
    if (!isSamePlace(view.target, target)) continue;
    const isSettled = view.phase === 'done' || view.phase === 'failed' || view.phase === 'cancelled';
    if (isSettled) remove(id);
    else upload.send({ type: 'UPLOAD.CANCEL' });
  }
}

function isSamePlace(a: UploadTarget, b: UploadTarget): boolean {
  return (
    a.requirementId === b.requirementId && a.documentType === b.documentType && (a.side ?? 'single') === (b.side ?? 'single')
  );
}

/** True where a place holds several files, for example the pages of a statement. */
function takesSeveral(customer: CustomerSnapshot | undefined, { requirementId, documentType, side }: UploadTarget): boolean {
  if (side === 'front' || side === 'back') return false;
  const spec = customer?.requirements.find((requirement) => requirement.id === requirementId)?.spec;
  const asked = spec?.kind === 'document' ? spec : spec?.kind === 'clarification' ? spec.attachment : undefined;
  const accepted = asked?.accepted.find((candidate) => candidate.type === documentType);
  return (accepted?.maxFiles ?? 1) > 1;
}

function refusalOf({ offers, customer, connection }: CustomerView): CustomerStatusError | undefined {
  if (!offers.includes('uploadFile')) {
    return new CustomerStatusError('unsupported', { message: 'the backend takes no files; ask supports("uploadFile") first' });
  }
  if (connection === 'ended') return new CustomerStatusError('session_expired');
  const isAllowed = customer?.status.editable === true && customer.allowed.uploadFile !== false;
  if (isAllowed) return undefined;
  return new CustomerStatusError('state_conflict', {
    message: 'no files are taken in this status; ask supports("uploadFile") first',
  });
}

function toState(id: string, view: UploadView): UploadState {
  const { target, phase, sent, total, displayName, file, error } = view;
  const state: UploadState = { id, target, phase, sent, total, mime: view.blob.type, displayName };
  if (file !== undefined) state.file = file;
  if (error !== undefined) state.error = error;
  return state;
}
