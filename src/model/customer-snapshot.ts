import type { CapabilityState } from './capability.js';
import type { DocumentRecord } from './document.js';
import type { LocalizedText } from './localized-text.js';
import type { Requirement } from './requirement.js';
import type { StatusInfo } from './status.js';

/** What a customer, or an operator, may ask a backend to do. */
export const OPERATION_NAMES = [
  'submitAnswers',
  'uploadFile',
  'removeFile',
  'submitForReview',
  'startAction',
  'completeAction',
  'requestExtension',
  'listEvents',
  'subscribe',
  'setStatus',
  'activate',
  'deactivate',
  'requestInformation',
  'decideRequirement',
  'decideFile',
  'readFile',
] as const;

/** The name of an operation, the same as the method of `CustomerBackend`. */
export type OperationName = (typeof OPERATION_NAMES)[number];

/** The status of a customer within one product, currency or endorsement. */
export interface ScopeState {
  id: string;
  label?: LocalizedText | undefined;
  status: StatusInfo;
}

/** Everything known about one customer at one moment. */
export interface CustomerSnapshot {
  id: string;
  type: 'INDIVIDUAL' | 'BUSINESS';
  displayName?: string | undefined;
  /** Opaque; orders snapshots together with `updatedAt`, see `compareSnapshots`. */
  version: string;
  /** ISO 8601 instant. */
  updatedAt: string;
  /** The headline: a projection over everything else. */
  status: StatusInfo;
  scopes: ScopeState[];
  requirements: Requirement[];
  documents: DocumentRecord[];
  capabilities: CapabilityState[];
  /** What may be done now. A name that is absent is not restricted beyond what the backend offers. */
  allowed: Partial<Record<OperationName, boolean | undefined>>;
}

/**
 * Orders two snapshots of one customer: negative when `a` is older, zero when they are the same, positive when newer.
 * Decimal versions are compared as numbers of any length; others by `updatedAt`, then by the version's characters. A
 * backend keeps to one of the two kinds, so that every order of arrival ends in the same snapshot. Where nothing but the
 * characters tells two apart, a client goes by the read that began last.
 */
export function compareSnapshots(a: SnapshotOrder, b: SnapshotOrder): number {
  if (a.version === b.version) return 0;
  if (isDecimal(a.version) && isDecimal(b.version)) return compareDecimals(a.version, b.version);
  const difference = Date.parse(a.updatedAt) - Date.parse(b.updatedAt);
  if (difference) return difference;
  return a.version < b.version ? -1 : 1;
}

/** True when nothing but the characters of their versions orders two snapshots, which says nothing about which is newer. */
export function isUndecided(a: SnapshotOrder, b: SnapshotOrder): boolean {
  if (a.version === b.version || (isDecimal(a.version) && isDecimal(b.version))) return false;
  return Date.parse(a.updatedAt) === Date.parse(b.updatedAt);
}

/** The part of a snapshot that orders it. */
export type SnapshotOrder = Pick<CustomerSnapshot, 'version' | 'updatedAt'>;

function isDecimal(version: string): boolean {
  return /^(0|[1-9]\d*)$/.test(version);
}

function compareDecimals(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}
