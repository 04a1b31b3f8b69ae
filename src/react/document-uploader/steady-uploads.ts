import type { CustomerClient, UploadState } from '../../client/index.js';

type Uploads = readonly UploadState[];

/** What moves while a file is sent; everything else about an upload stands still meanwhile. */
const MOVING: ReadonlySet<string> = new Set<keyof UploadState>(['sent', 'total']);

const seen = new WeakMap<CustomerClient, { uploads: Uploads; steady: Uploads }>();

/**
 * The uploads of a client as they stand. Progress alone makes no other list and no other upload, so that whoever shows many
 * files draws only those about which something else is new. `sent` and `total` are those of the last change; `useLiveItem`
 * follows them.
 */
export function steadyUploads(client: CustomerClient, uploads: Uploads): Uploads {
  const known = seen.get(client);
  if (known?.uploads === uploads) return known.steady;
  const before = known?.steady ?? [];
  const byId = new Map(before.map((upload) => [upload.id, upload]));
  const next = uploads.map((upload) => steadyOf(upload, byId.get(upload.id)));
  const isSame = next.length === before.length && next.every((upload, index) => upload === before[index]);
  const steady = isSame ? before : next;
  seen.set(client, { uploads, steady });
  return steady;
}

function steadyOf(upload: UploadState, before: UploadState | undefined): UploadState {
  if (before === undefined) return upload;
  const told = new Map<string, unknown>(Object.entries(before));
  const entries = Object.entries(upload);
  const isSame = entries.every(([name, value]) => MOVING.has(name) || (told.has(name) && Object.is(told.get(name), value)));
  return isSame && entries.length === told.size ? before : upload;
}

const indexes = new WeakMap<Uploads, ReadonlyMap<string, UploadState>>();

/** One of many uploads. */
export function uploadById(uploads: Uploads, id: string): UploadState | undefined {
  const index = indexes.get(uploads) ?? new Map(uploads.map((upload) => [upload.id, upload]));
  indexes.set(uploads, index);
  return index.get(id);
}
