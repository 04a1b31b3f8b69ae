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
import { isFateUnknown } from '../machine/error-record.js';
import { type CustomerSnapshot, CustomerStatusError, type UploadedFile, type UploadTarget } from '../model/index.js';
import type { ClientHub } from './client-hub.js';
import type { UploadState } from './client-snapshot.js';
import type { UploadKeys } from './upload-keys.js';
import { createSuccessions, type Successions } from './upload-successions.js';
import { isSamePlace, refusalOf, takesSeveral, toUploadState } from './upload-rules.js';

/** How many uploads are under way at a time. */
const PLACES = 3;

/** Makes the bytes to send of a chosen file; it is the host's. */
export type MakeBytes = (file: File, signal: AbortSignal) => Promise<Blob>;

/** The uploads of one client. */
export interface Uploads {
  getState: () => readonly UploadState[];
  start: (target: UploadTarget, file: File, prepare?: MakeBytes) => string;
  cancel: (uploadId: string) => void;
  retry: (uploadId: string) => void;
  pause: (uploadId: string) => void;
  resume: (uploadId: string) => void;
  getBlob: (uploadId: string) => Blob | undefined;
  /** To be called when a stored file was removed: its upload goes with it. */
  forget: (fileId: string) => void;
  /** To be called when another snapshot of the customer is known. */
  customerChanged: () => void;
  /** Tries again at once what failed for want of a connection. */
  networkReturned: () => void;
  /** Looks after what slept with the page. */
  visitorReturned: (at: number) => void;
  /** Breaks off what is under way, until it is woken. */
  suspend: () => void;
  wake: () => void;
  reset: () => void;
}

/** What uploads need of the client. */
export interface UploadsOptions {
  kit: CustomerKit;
  createId: () => string;
  keys: UploadKeys;
  getView: () => CustomerView;
  hub: ClientHub;
  onChange: () => void;
  /** Resolves with true when a snapshot that knows of the file has been read. */
  onStored: (uploadId: string, file: UploadedFile) => Promise<boolean>;
  /** Something of a cancelled upload may have been there and is gone. */
  onWithdrawn: () => void;
  onSessionEnd: (error: CustomerStatusError) => void;
}

type Upload = Running<UploadView, UploadEvent>;
type UploadMap = Map<string, Upload>;

/** No uploads yet. */
export function createUploads(options: UploadsOptions): Uploads {
  const uploads: UploadMap = new Map();
  const { hub, getView, onChange, keys } = options;
  const successions = createSuccessions({
    superseded: (uploadId, fileId) => hub.emit('uploadSuperseded', { uploadId, fileId }),
    gone: (uploadId) => remove(uploads, uploadId),
  });
  const changed = () => {
    grantPlaces(uploads);
    for (const [id, upload] of uploads) if (isOver(upload.getView())) keys.settle(id);
    onChange();
  };
  let compared: CustomerSnapshot | undefined;
  const compare = () => successions.compare(doneUploads(uploads), getView().customer);
  return {
    ...wishes(uploads),
    ...facts(uploads),
    getState: createStateReader(uploads, successions),
    start: (target, file, prepare) => startUpload({ uploads, successions, compare, options, changed }, { target, file, prepare }),
    getBlob: (id) => uploads.get(id)?.getView().blob,
    forget(fileId) {
      for (const [id, upload] of uploads) if (upload.getView().file?.id === fileId) remove(uploads, id);
      onChange();
    },
    customerChanged() {
      const { customer } = getView();
      if (customer === compared) return;
      compared = customer;
      compare();
    },
    reset() {
      inReverse(uploads).forEach(([id]) => remove(uploads, id));
      keys.reset();
      onChange();
    },
  };
}

/** What a person may want of one upload. */
function wishes(uploads: UploadMap): Pick<Uploads, 'cancel' | 'retry' | 'pause' | 'resume'> {
  return {
    cancel: (id) => uploads.get(id)?.send({ type: 'UPLOAD.CANCEL' }),
    retry: (id) => uploads.get(id)?.send({ type: 'UPLOAD.RETRY' }),
    pause: (id) => uploads.get(id)?.send({ type: 'UPLOAD.PAUSE' }),
    resume: (id) => uploads.get(id)?.send({ type: 'UPLOAD.RESUME' }),
  };
}

/** What happens to all of them. */
function facts(uploads: UploadMap): Pick<Uploads, 'networkReturned' | 'visitorReturned' | 'suspend' | 'wake'> {
  return {
    networkReturned: () => uploads.forEach(tryNow),
    visitorReturned: (at) => uploads.forEach((upload) => upload.send({ type: 'VISITOR.RETURNED', at })),
    suspend: () => inReverse(uploads).forEach(([, upload]) => upload.send({ type: 'CLIENT.STOPPED' })),
    wake: () => uploads.forEach((upload) => upload.send({ type: 'CLIENT.STARTED' })),
  };
}

/** Reads the list; it stays the same while no upload changes. */
function createStateReader(uploads: UploadMap, successions: Successions): () => readonly UploadState[] {
  const states = new WeakMap<UploadView, UploadState>();
  let list: readonly UploadState[] = [];
  const stateOf = (id: string, view: UploadView) => {
    const supersededBy = successions.successorOf(id);
    const known = states.get(view);
    const state = known !== undefined && known.supersededBy === supersededBy ? known : toUploadState(id, view, supersededBy);
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

function doneUploads(uploads: UploadMap): { id: string; target: UploadTarget; file: UploadedFile }[] {
  return [...uploads].flatMap(([id, upload]) => {
    const { target, file } = upload.getView();
    return file === undefined ? [] : [{ id, target, file }];
  });
}

/** What one upload needs of all. */
interface Surroundings {
  uploads: UploadMap;
  successions: Successions;
  compare: () => void;
  options: UploadsOptions;
  changed: () => void;
}

function startUpload(
  surroundings: Surroundings,
  { target, file, prepare }: { target: UploadTarget; file: File; prepare: MakeBytes | undefined },
): string {
  const { uploads, options, changed } = surroundings;
  const { kit, createId, getView, keys } = options;
  const id = createId();
  if (!takesSeveral(getView().customer, target)) replaceOlder(uploads, target);
  const needsPreparation = prepare !== undefined || keys.mayKnow(target);
  const input = { target, file, idempotencyKey: createId(), needsPreparation };
  const onEmit = (event: UploadEmitted) => tell(surroundings, id, event);
  const makeReady = preparation(keys, { id, target, key: input.idempotencyKey }, prepare);
  const upload = kit.startUpload(input, { onChange: changed, onEmit }, makeReady);
  const refusal = refusalOf(getView());
  if (refusal !== undefined) upload.send({ type: 'UPLOAD.REFUSED', error: refusal });
  else if (!needsPreparation) keys.keep(id, { target, blob: file, key: input.idempotencyKey });
  uploads.set(id, upload);
  changed();
  return id;
}

/** Makes the bytes to send, and finds the key under which an earlier page began to send the same. */
function preparation(
  keys: UploadKeys,
  { id, target, key }: { id: string; target: UploadTarget; key: string },
  prepare: MakeBytes | undefined,
): PrepareFile {
  return async (file, signal) => {
    const blob: unknown = prepare === undefined ? file : await prepare(file, signal);
    if (!(blob instanceof Blob)) throw unprepared();
    const known = keys.mayKnow(target) ? await keys.find(target, blob).catch(() => undefined) : undefined;
    if (!signal.aborted) keys.keep(id, { target, blob, key: known ?? key });
    return { blob, idempotencyKey: known };
  };
}

function unprepared(): CustomerStatusError {
  return new CustomerStatusError('file_unreadable', { message: '`prepare` must resolve with a Blob; the file was not sent' });
}

function tell({ successions, compare, options }: Surroundings, id: string, event: UploadEmitted): void {
  if (event.type === 'upload.withdrawn') return options.onWithdrawn();
  if (event.type === 'upload.finished') {
    // From the moment a later snapshot is known, another file in the place is a newer one.
    void options.onStored(id, event.file).then((isKnown) => {
      if (!isKnown) return;
      successions.confirm(id);
      compare();
      options.onChange();
    });
    return undefined;
  }
  options.hub.emit('errorOccurred', { error: event.error, operation: 'uploadFile' });
  if (isSessionError(event.error)) options.onSessionEnd(event.error);
  return undefined;
}

/** Lets the longest waiting uploads begin while there are places. */
function grantPlaces(uploads: UploadMap): void {
  const views = [...uploads.values()].map((upload) => ({ upload, view: upload.getView() }));
  const free = PLACES - views.filter(({ view }) => view.isUnderWay).length;
  const waiting = views.filter(({ view }) => view.wantsPlace);
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

/** True when the key of an upload is spent: it is stored, taken back, or refused for good. */
function isOver({ phase, error }: UploadView): boolean {
  return phase === 'done' || phase === 'cancelled' || (phase === 'failed' && error !== undefined && !isFateUnknown(error));
}

function isSettled({ phase }: UploadView): boolean {
  return phase === 'done' || phase === 'failed' || phase === 'cancelled';
}

function tryNow(upload: Upload): void {
  upload.send({ type: 'NETWORK.RETURNED' });
  const { phase, error } = upload.getView();
  const isCut = error?.code === 'network' || error?.code === 'offline';
  if (phase === 'failed' && isCut) upload.send({ type: 'UPLOAD.RETRY' });
}

function remove(uploads: UploadMap, id: string): void {
  uploads.get(id)?.stop();
  uploads.delete(id);
}

/** The newest first: each place that becomes free would else be given to one that is to end as well. */
function inReverse(uploads: UploadMap): [string, Upload][] {
  return [...uploads].toReversed();
}
