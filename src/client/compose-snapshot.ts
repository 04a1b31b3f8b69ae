import type { CustomerView } from '../machine/index.js';
import type { AlternativeChoices, OperationName } from '../model/index.js';
import type {
  ClientSnapshot,
  DraftKeeping,
  DraftState,
  LostUpload,
  SubmissionReceipt,
  TimelineState,
  UploadPhase,
  UploadState,
} from './client-snapshot.js';

/** The parts a snapshot is composed of. */
export interface SnapshotParts {
  customerId: string;
  sample: boolean;
  view: CustomerView;
  uploads: readonly UploadState[];
  drafts: Readonly<Record<string, DraftState>>;
  hidden: ReadonlySet<string>;
  choices: AlternativeChoices;
  draftKeeping: DraftKeeping;
  lostUploads: readonly LostUpload[];
  submitted: readonly SubmissionReceipt[];
  timeline: TimelineState;
}

const UNDER_WAY: readonly UploadPhase[] = ['queued', 'preparing', 'sending', 'processing', 'waiting'];

const UPLOADING: readonly OperationName[] = ['uploadFile'];

/** Composes snapshots: the same one, by identity, as long as the parts are the same. */
export function createComposer<Feature extends string>(): (parts: SnapshotParts) => ClientSnapshot<Feature> {
  let known: { parts: SnapshotParts; snapshot: ClientSnapshot<Feature> } | undefined;
  return (parts) => {
    if (known === undefined || !hasSameParts(known.parts, parts)) known = { parts, snapshot: composeSnapshot(parts) };
    return known.snapshot;
  };
}

function hasSameParts(a: SnapshotParts, b: SnapshotParts): boolean {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a known shape
  return (Object.keys(b) as (keyof SnapshotParts)[]).every((name) => a[name] === b[name]);
}

/** Everything the interface shows, from its parts. */
function composeSnapshot<Feature extends string>(parts: SnapshotParts): ClientSnapshot<Feature> {
  const { view, uploads } = parts;
  return {
    customerId: parts.customerId,
    phase: view.phase,
    status: view.customer?.status.status,
    customer: view.customer,
    stale: view.stale,
    connection: view.connection,
    endedBy: view.endedBy,
    lastCheckedAt: view.checkedAt === undefined ? undefined : new Date(view.checkedAt).toISOString(),
    error: view.error,
    capabilities: view.capabilities,
    pending: pendingOf(view.pending, uploads),
    features: view.features,
    uploads,
    lostUploads: parts.lostUploads,
    drafts: parts.drafts,
    choices: parts.choices,
    draftKeeping: parts.draftKeeping,
    submitted: parts.submitted,
    hidden: parts.hidden,
    timeline: parts.timeline,
    sample: parts.sample,
  };
}

const withUploads = new WeakMap<readonly OperationName[], readonly OperationName[]>();

/** The list keeps its identity while the operations stay the same. */
function pendingOf(pending: readonly OperationName[], uploads: readonly UploadState[]): readonly OperationName[] {
  const isUploading = uploads.some(({ phase }) => UNDER_WAY.includes(phase));
  if (!isUploading) return pending;
  const known = withUploads.get(pending) ?? [...pending, ...UPLOADING];
  withUploads.set(pending, known);
  return known;
}
