import {
  canonicalJson,
  type CustomerSnapshot,
  documentFileName,
  type DocumentFile,
  type DocumentRecord,
  type DocumentStatus,
  headlineStatus,
  isAnswerable,
  type Requirement,
} from '../../model/index.js';
import { contentHash } from './content-hash.js';
import { isOfBusiness } from './sep9-fields.js';
import { fieldStates, type FieldState, type TypeAnswer } from './sep12-fields.js';
import type { Sep12Type } from './sep12-options.js';
import { type Ask, asksOf, type FileLimits } from './sep12-requirements.js';
import type { KeptFile, Sep12Session } from './sep12-session.js';
import { statusOf } from './sep12-status.js';

/** What a snapshot is made with, besides what was read. */
export interface SnapshotParts {
  types: readonly Sep12Type[];
  primaryType: string | undefined;
  customerType: CustomerSnapshot['type'] | undefined;
  limits: FileLimits;
  now: () => number;
}

/** Everything of a snapshot but what orders it. */
type Content = Omit<CustomerSnapshot, 'version' | 'updatedAt'>;

/**
 * The customer as the anchor's answers say. SEP-12 has no versions: the version is a digest of what is said, so that the same
 * answers are the same snapshot, and `updatedAt` is when it was first seen, so that a change is always newer.
 */
export function showAnswers(session: Sep12Session, answers: readonly TypeAnswer[], parts: SnapshotParts): CustomerSnapshot {
  const states = fieldStates(answers);
  const asks = asksOf(states, parts.limits);
  const content = contentOf(session, { answers, states, asks }, parts);
  const said = canonicalJson(content);
  const { latest } = session;
  if (latest !== undefined && latest.content === said) return latest.snapshot;
  const after = latest === undefined ? 0 : Date.parse(latest.snapshot.updatedAt) + 1;
  const updatedAt = new Date(Math.max(parts.now(), after)).toISOString();
  const snapshot = { ...content, version: contentHash(said), updatedAt };
  session.latest = { snapshot, asks, content: said };
  return snapshot;
}

interface Read {
  answers: readonly TypeAnswer[];
  states: readonly FieldState[];
  asks: readonly Ask[];
}

function contentOf(session: Sep12Session, { answers, states, asks }: Read, parts: SnapshotParts): Content {
  const requirements = asks.map(({ requirement }) => requirement);
  const scopes = answers.map(({ type, read }) => ({
    id: type ?? '',
    label: parts.types.find(({ id }) => id === type)?.label,
    status: statusOf(read),
  }));
  const { primaryType } = parts;
  const headline = headlineStatus(scopes, primaryType === undefined ? {} : { primaryScope: primaryType });
  // What one type asks for can be answered whatever another one says.
  const editable = scopes.some(({ status }) => status.editable);
  const isBusiness = states.some(({ name }) => isOfBusiness(name));
  return {
    id: session.customerId,
    type: parts.customerType ?? (isBusiness ? 'BUSINESS' : 'INDIVIDUAL'),
    status: { ...headline, editable },
    scopes: parts.types.length === 0 ? [] : scopes,
    requirements,
    documents: documentsOf(session.files, states),
    capabilities: [],
    allowed: allowedNow(requirements, editable),
  };
}

function allowedNow(requirements: readonly Requirement[], editable: boolean): CustomerSnapshot['allowed'] {
  const open = requirements.filter(isAnswerable);
  const canUpload = editable && open.some(({ kind }) => kind === 'document');
  return {
    submitAnswers: editable && open.some(({ kind }) => kind !== 'action'),
    uploadFile: canUpload,
    removeFile: canUpload,
    completeAction: open.some(({ kind }) => kind === 'action'),
  };
}

/** The anchor tells of no files: those of this session are shown, with what it says of their fields. */
function documentsOf(files: readonly KeptFile[], states: readonly FieldState[]): DocumentRecord[] {
  const ids = [...new Set(files.map(({ requirementId }) => requirementId))];
  return ids.map((requirementId) => {
    const own = files.filter((file) => file.requirementId === requirementId);
    const shown = own.map((file) => fileOf(file, states));
    const sent = own.find(({ isSent }) => isSent);
    return {
      id: `documents:${requirementId}`,
      requirementId,
      type: own[0]?.documentType ?? 'other',
      subject: { type: 'customer' },
      status: wholeStatus(shown),
      files: shown,
      reasons: [],
      ...(sent === undefined ? {} : { submittedAt: sent.uploadedAt }),
    };
  });
}

function fileOf(file: KeptFile, states: readonly FieldState[]): DocumentFile {
  const { id, side, mime, size, uploadedAt } = file;
  const state = file.isSent ? states.find(({ name }) => name === file.field) : undefined;
  const status: DocumentStatus = state?.state === 'accepted' || state?.state === 'rejected' ? state.state : 'pending';
  const error = status === 'rejected' ? state?.error : undefined;
  const reasons = error === undefined ? {} : { reasons: [{ code: 'other', message: error, audience: 'customer' as const }] };
  return { id, side, name: documentFileName(side, mime), mime, size, uploadedAt, status, ...reasons };
}

function wholeStatus(files: readonly DocumentFile[]): DocumentStatus {
  if (files.some(({ status }) => status === 'rejected')) return 'rejected';
  return files.every(({ status }) => status === 'accepted') ? 'accepted' : 'pending';
}
