import {
  type Answer,
  type CustomerSnapshot,
  CustomerStatusError,
  type FieldValue,
  type StatusInfo,
} from '../../../model/index.js';
import { assertNothingOutstanding, withAnswers } from '../../../model/requirements/index.js';
import type { ConnectorContext } from '../../connector.js';
import { ADDITIONAL } from './dollarpe-attempts.js';
import { toProviderDocument } from './dollarpe-form.js';
import { isCollecting } from './dollarpe-progress.js';
import type { DocumentData } from './dollarpe-requests.js';

/** Makes the link by which DollarPe fetches a file. */
export type LinkMaker = (fileId: string) => Promise<string>;

/**
 * The customer as they are once these answers are sent: files and what was sent, and no value of any answer. Rejects with
 * `state_conflict` where nothing is asked, and with `validation_failed` naming each requirement at fault or without an answer:
 * DollarPe takes all of a form or nothing.
 */
export function recordAnswers(
  customer: CustomerSnapshot,
  answers: readonly Answer[],
  context: ConnectorContext,
): CustomerSnapshot {
  const taken = withAnswers(customer, withNameOnFile(customer, answers), context);
  if (!isCollecting(taken))
    throw new CustomerStatusError('state_conflict', { message: 'there is nothing to send to DollarPe in this status' });
  assertNothingOutstanding(taken);
  const before = new Map(customer.requirements.map((requirement) => [requirement.id, requirement]));
  const requirements = taken.requirements.map((requirement) => {
    const { spec = requirement.spec, attempts } = before.get(requirement.id) ?? {};
    // Data that are given for the first time, or again after a reset, are no update: their count has no limit, and stays.
    return { ...requirement, spec, ...(attempts !== undefined && attempts.max === undefined ? { attempts } : {}) };
  });
  return { ...taken, requirements, status: underReview(taken) };
}

/** What DollarPe says next is read against a form that was sent. */
function underReview({ status, updatedAt }: CustomerSnapshot): StatusInfo {
  return { status: 'UNDER_REVIEW', reasons: [], terminal: status.terminal, recovery: 'none', since: updatedAt, editable: false };
}

/** What is on file and offered again need not be answered again. */
export function withNameOnFile(customer: CustomerSnapshot, answers: readonly Answer[]): Answer[] {
  const isAnswered = answers.some(({ requirementId }) => requirementId === 'full_name');
  const name = customer.requirements.find(({ id, awaiting }) => id === 'full_name' && awaiting === 'customer');
  if (isAnswered || name?.spec.kind !== 'field' || name.spec.currentValue === undefined) return [...answers];
  return [...answers, { kind: 'field', requirementId: 'full_name', value: name.spec.currentValue }];
}

/** The text of an answer, trimmed; empty for one that was not given. */
export function textOf(answers: readonly Answer[], requirementId: string): string {
  const answer = answers.find((candidate) => candidate.requirementId === requirementId);
  return answer?.kind === 'field' ? toText(answer.value) : '';
}

function toText(value: FieldValue): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The document with its address and links to both its sides. */
export async function documentData(answers: readonly Answer[], sent: CustomerSnapshot, link: LinkMaker): Promise<DocumentData> {
  const answer = answers.find(({ requirementId }) => requirementId === 'document');
  const type = answer?.kind === 'document' ? answer.documentType : '';
  const front = fileFor(sent, 'document', type, 'front');
  const back = fileFor(sent, 'document', type, 'back');
  return {
    full_address: textOf(answers, 'full_address'),
    document_type: toProviderDocument(type),
    document_front_image_url: await link(front),
    document_back_image_url: await link(back),
    document_details: { document_number: textOf(answers, 'document_number'), additional_data: {} },
  };
}

/** The link to the selfie. */
export function selfieLink(sent: CustomerSnapshot, link: LinkMaker): Promise<string> {
  return link(fileFor(sent, 'selfie', 'selfie', 'single'));
}

/** What was answered of the additional information, by name; files as links. */
export async function additionalInfo(
  answers: readonly Answer[],
  sent: CustomerSnapshot,
  link: LinkMaker,
): Promise<Record<string, string>> {
  const given = answers.filter(({ requirementId }) => requirementId.startsWith(ADDITIONAL));
  const pieces = await Promise.all(
    given.map(async (answer): Promise<[string, string]> => {
      const { requirementId, kind } = answer;
      const name = requirementId.slice(ADDITIONAL.length);
      if (kind === 'document') return [name, await link(fileFor(sent, requirementId, answer.documentType, 'single'))];
      return [name, textOf([answer], requirementId)];
    }),
  );
  return Object.fromEntries(pieces.filter(([, value]) => value !== ''));
}

function fileFor(sent: CustomerSnapshot, requirementId: string, type: string, side: 'front' | 'back' | 'single'): string {
  const document = sent.documents.find((candidate) => candidate.requirementId === requirementId && candidate.type === type);
  const file = document?.files.find((candidate) => (candidate.side ?? 'single') === side);
  if (file !== undefined) return file.id;
  const fieldErrors = [{ path: requirementId, code: 'document_missing_side' }];
  throw new CustomerStatusError('validation_failed', { requirementId, fieldErrors });
}
