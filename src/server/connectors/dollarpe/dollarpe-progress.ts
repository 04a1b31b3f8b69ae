import type { CustomerSnapshot, DocumentRecord, Requirement } from '../../../model/index.js';
import { topicOf, usedUpdates, withCounts, withUpdates } from './dollarpe-attempts.js';
import { additionalRequests } from './dollarpe-additional-info.js';
import { documentRequests, hostedRequest, personRequests, selfieRequest, taxRequest } from './dollarpe-form.js';
import type { DollarPeMapping, DollarPeTopic } from './dollarpe-mapping.js';
import type { DollarPeRecord } from './dollarpe-objects.js';
import type { Standing } from './dollarpe-status.js';

/** What is asked of a customer who has given nothing yet. */
export function wholeForm(record: DollarPeRecord, mapping: DollarPeMapping): Requirement[] {
  const { flow = 'form' } = mapping;
  if (flow === 'hosted') return [hostedRequest(true)];
  const { customer, configuration } = record;
  return [
    ...personRequests(customer),
    taxRequest(customer, false),
    ...documentRequests(configuration),
    selfieRequest(),
    ...additionalRequests(configuration, mapping),
    ...(flow === 'both' ? [hostedRequest(false)] : []),
  ];
}

/** What is asked of a customer who has to send one thing again. */
export function formOf(
  topic: DollarPeTopic,
  { customer, configuration }: DollarPeRecord,
  mapping: DollarPeMapping,
): Requirement[] {
  if (topic === 'document') return documentRequests(configuration);
  if (topic === 'tax') return [taxRequest(customer, true)];
  return topic === 'selfie' ? [selfieRequest()] : additionalRequests(configuration, mapping);
}

/** The requirements of a customer, with what only we know of them: when they were made, and how often they were sent. */
export function requirementsOf(
  standing: Standing,
  record: DollarPeRecord,
  stored: CustomerSnapshot | undefined,
  mapping: DollarPeMapping,
  at: string,
): Requirement[] {
  const before = stored?.requirements ?? [];
  const { status, again } = standing;
  if (status === 'CREATED') return dated(withCounts(wholeForm(record, mapping), stored), before, at);
  if (again !== undefined) return dated(askAgain(again, standing, record, before, mapping), before, at);
  if (status === 'UNKNOWN') return [...before];
  if (status === 'ACTIVE') return settled(before, 'accepted', at);
  if (status === 'UNDER_REVIEW') return sentAsSeen(before, stored, mapping, at);
  return settled(before, 'rejected', at);
}

/** The topic's requirements again, refused; everything else as it is with DollarPe. */
function askAgain(
  topic: DollarPeTopic,
  { reasons }: Standing,
  record: DollarPeRecord,
  before: readonly Requirement[],
  mapping: DollarPeMapping,
): Requirement[] {
  const asked = formOf(topic, record, mapping).map(
    (requirement): Requirement => ({ ...requirement, status: 'rejected', reasons }),
  );
  const ids = new Set(asked.map(({ id }) => id));
  const others = before.filter(({ id, status }) => !ids.has(id) && status !== 'open');
  return withUpdates([...asked, ...others], topic, usedUpdates(before, topic, mapping), mapping);
}

/**
 * What was still asked when DollarPe began to check has reached it, though its answer did not reach us: it is counted like
 * any other update, once.
 */
function sentAsSeen(
  before: readonly Requirement[],
  stored: CustomerSnapshot | undefined,
  mapping: DollarPeMapping,
  at: string,
): Requirement[] {
  const isRecorded = !isCollecting(stored);
  const sent = before
    .filter(
      ({ kind, awaiting, attempts }) => awaiting === 'provider' || attempts !== undefined || (kind !== 'action' && !isRecorded),
    )
    .map(
      (requirement): Requirement =>
        requirement.awaiting === 'customer'
          ? { ...requirement, status: 'submitted', awaiting: 'provider', reasons: [], updatedAt: at }
          : requirement,
    );
  const topic = topicOf(before.find(({ status }) => status === 'rejected')?.id ?? '');
  if (stored?.status.status !== 'NEEDS_ADDITIONAL_INFORMATION' || topic === undefined) return sent;
  return withUpdates(sent, topic, usedUpdates(before, topic, mapping) + 1, mapping);
}

/** True while the customer can send something. */
export function isCollecting(customer: CustomerSnapshot | undefined): boolean {
  return customer?.status.status === 'CREATED' || customer?.status.status === 'NEEDS_ADDITIONAL_INFORMATION';
}

/** Nothing is asked any more. What had never been sent is left out, unless it keeps a count. */
function settled(before: readonly Requirement[], status: 'accepted' | 'rejected', at: string): Requirement[] {
  return before
    .filter((requirement) => requirement.awaiting === 'provider' || requirement.attempts !== undefined)
    .map((requirement) =>
      requirement.status === status && requirement.awaiting === 'provider'
        ? requirement
        : { ...requirement, status, awaiting: 'provider', reasons: [], updatedAt: at },
    );
}

function dated(requirements: readonly Requirement[], before: readonly Requirement[], at: string): Requirement[] {
  const known = new Map(before.map((requirement) => [requirement.id, requirement]));
  return requirements.map((requirement) => ({ ...requirement, createdAt: known.get(requirement.id)?.createdAt ?? at }));
}

/** What became of the documents: those that were sent are decided with the customer, those in the making stay. */
export function documentsOf(standing: Standing, stored: CustomerSnapshot | undefined, at: string): DocumentRecord[] {
  const { status, again, reasons } = standing;
  return (stored?.documents ?? []).map((document) => {
    if (document.stage !== 'received' || document.status !== 'pending') return document;
    if (status === 'ACTIVE') return decided(document, 'accepted', [], at);
    const isRefused = status === 'REJECTED' || (again !== undefined && topicOf(document.requirementId ?? '') === again);
    return isRefused ? decided(document, 'rejected', reasons, at) : document;
  });
}

function decided(
  document: DocumentRecord,
  status: 'accepted' | 'rejected',
  reasons: DocumentRecord['reasons'],
  decidedAt: string,
): DocumentRecord {
  return { ...document, status, reasons, decidedAt, files: document.files.map((file) => ({ ...file, status })) };
}
