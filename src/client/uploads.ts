import {
  isSessionError,
  type CustomerKit,
  type CustomerView,
  type PrepareFile,
  type Running,
  type UploadEmitted,
  type UploadEvent,
  type UploadView,
} from '../machine/index.js';
import type { CustomerStatusError, UploadedFile, UploadTarget } from '../model/index.js';
import type { ClientHub } from './client-hub.js';
import type { UploadState } from './client-snapshot.js';
import { isSamePlace, refusalOf, takesSeveral, toUploadState } from './upload-rules.js';

/** How many uploads are under way at a time. */
const PLACES = 3;

/** The uploads of one client. */
export interface Uploads {
  getState: () => readonly UploadState[];
  start: (target: UploadTarget, file: File, prepare?: PrepareFile) => string;
  cancel: (uploadId: string) => void;
  retry: (uploadId: string) => void;
  getBlob: (uploadId: string) => Blob | undefined;
  /** To be called when a stored file was removed: its upload goes with it. */
  forget: (fileId: string) => void;
  /** Tries again at once what failed for want of a connection. */
  networkReturned: () => void;
  cancelAll: () => void;
  reset: () => void;
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
type UploadMap = Map<string, Upload>;

/** No uploads yet. */
export function createUploads(options: UploadsOptions): Uploads {
  const uploads: UploadMap = new Map();
  const changed = () => {
    grantPlaces(uploads);
    options.onChange();
  };
  return {
    getState: createStateReader(uploads),
    start: (target, file, prepare) => startUpload(uploads, options, changed, { target, file, prepare }),
    cancel: (id) => uploads.get(id)?.send({ type: 'UPLOAD.CANCEL' }),
    retry: (id) => uploads.get(id)?.send({ type: 'UPLOAD.RETRY' }),
    getBlob: (id) => uploads.get(id)?.getView().blob,
    forget(fileId) {
      for (const [id, upload] of uploads) if (upload.getView().file?.id === fileId) remove(uploads, id);
      options.onChange();
    },
    networkReturned: () => uploads.forEach(resume),
    cancelAll: () => inReverse(uploads).forEach(([, upload]) => cancelOpen(upload)),
    reset() {
      inReverse(uploads).forEach(([id]) => remove(uploads, id));
      options.onChange();
    },
  };
}

/** Reads the list; it stays the same while no upload changes. */
function createStateReader(uploads: UploadMap): () => readonly UploadState[] {
  const states = new WeakMap<UploadView, UploadState>();
  let list: readonly UploadState[] = [];
  const stateOf = (id: string, view: UploadView) => {
    const state = states.get(view) ?? toUploadState(id, view);
    states.set(view, state);
    return state;
  };
  return () => {
    const next = [...uploads].map(([id, upload]) => stateOf(id, upload.getView()));
    const isSame = next.length === list.length && next.every((state, index) => state === list[index]);
    if (!isSame) list = next;
    return list;
  };
}

function startUpload(
  uploads: UploadMap,
  options: UploadsOptions,
  changed: () => void,
  { target, file, prepare }: { target: UploadTarget; file: File; prepare: PrepareFile | undefined },
): string {
  const { kit, createId, getView } = options;
  const id = createId();
  if (!takesSeveral(getView().customer, target)) replaceOlder(uploads, target);
  const input = { target, file, idempotencyKey: createId(), needsPreparation: prepare !== undefined };
  const onEmit = (event: UploadEmitted) => tell(options, id, event);
  const upload = kit.startUpload(input, { onChange: changed, onEmit }, prepare);
  const refusal = refusalOf(getView());
  if (refusal !== undefined) upload.send({ type: 'UPLOAD.REFUSED', error: refusal });
  uploads.set(id, upload);
  changed();
  return id;
}

function tell({ hub, onStored, onSessionEnd }: UploadsOptions, id: string, event: UploadEmitted): void {
  if (event.type === 'upload.finished') return onStored(id, event.file);
  hub.emit('errorOccurred', { error: event.error, operation: 'uploadFile' });
  if (isSessionError(event.error)) onSessionEnd(event.error);
}

/** Lets the longest waiting uploads begin while there are places. */
function grantPlaces(uploads: UploadMap): void {
  const views = [...uploads.values()].map((upload) => ({ upload, view: upload.getView() }));
  const free = PLACES - views.filter(({ view }) => view.isUnderWay).length;
  const waiting = views.filter(({ view }) => view.phase === 'queued' && !view.isUnderWay);
  for (const { upload } of waiting.slice(0, Math.max(free, 0))) upload.send({ type: 'SLOT.GRANTED' });
}

/** An upload for the same place supersedes the one before; one that is settled already makes room. */
function replaceOlder(uploads: UploadMap, target: UploadTarget): void {
  for (const [id, upload] of uploads) {
    if (!isSamePlace(upload.getView().target, target)) continue;
    if (isSettled(upload.getView())) remove(uploads, id);
    else upload.send({ type: 'UPLOAD.CANCEL' });
  }
}

function isSettled({ phase }: UploadView): boolean {
  return phase === 'done' || phase === 'failed' || phase === 'cancelled';
}

function resume(upload: Upload): void {
  upload.send({ type: 'NETWORK.RETURNED' });
  const code = upload.getView().error?.code;
  if (code === 'network' || code === 'offline') upload.send({ type: 'UPLOAD.RETRY' });
}

function cancelOpen(upload: Upload): void {
  if (!isSettled(upload.getView())) upload.send({ type: 'UPLOAD.CANCEL' });
}

function remove(uploads: UploadMap, id: string): void {
  uploads.get(id)?.stop();
  uploads.delete(id);
}

/** The newest first: each place that becomes free would else be given to one that is to end as well. */
function inReverse(uploads: UploadMap): [string, Upload][] {
  return [...uploads].toReversed();
}
