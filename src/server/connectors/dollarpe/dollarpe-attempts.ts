import type { CustomerSnapshot, Requirement } from '../../../model/index.js';
import type { DollarPeMapping, DollarPeTopic } from './dollarpe-mapping.js';

/** Begins the ids of the requirements for additional information. */
export const ADDITIONAL = 'additional_info.';

/** The topic that a requirement is sent again with; `undefined` for one that is sent once. */
export function topicOf(requirementId: string): DollarPeTopic | undefined {
  if (requirementId.startsWith(ADDITIONAL)) return 'additional_info';
  if (requirementId === 'tax_number') return 'tax';
  if (requirementId === 'selfie') return 'selfie';
  return ['document', 'document_number', 'full_address'].includes(requirementId) ? 'document' : undefined;
}

/** Of several requirements of a topic, these keep the count of its updates. */
function keepsCount({ id }: Pick<Requirement, 'id'>): boolean {
  return topicOf(id) !== undefined && id !== 'document_number' && id !== 'full_address';
}

/** How many updates have been made that count for a topic. DollarPe does not tell: the stored snapshot remembers. */
export function usedUpdates(
  requirements: readonly Requirement[],
  topic: DollarPeTopic,
  { countUpdates = 'together' }: DollarPeMapping,
): number {
  const counting = requirements.filter(({ id }) => countUpdates === 'together' || topicOf(id) === topic);
  return Math.max(0, ...counting.map(({ attempts }) => attempts?.used ?? 0));
}

/** How many updates there may be. */
export function maxUpdatesOf({ maxUpdates = 3 }: DollarPeMapping): number {
  return maxUpdates;
}

/** The requirements with so many updates of one topic on their count. */
export function withUpdates(
  requirements: readonly Requirement[],
  topic: DollarPeTopic,
  used: number,
  mapping: DollarPeMapping,
): Requirement[] {
  const max = maxUpdatesOf(mapping);
  return requirements.map((requirement) =>
    topicOf(requirement.id) === topic && keepsCount(requirement)
      ? { ...requirement, attempts: { used: Math.min(used, max), max } }
      : requirement,
  );
}

/**
 * The counts of a stored snapshot on requirements that are made anew. Without a limit where data are given for the first
 * time, or again after a reset: that is no update.
 */
export function withCounts(requirements: readonly Requirement[], stored: CustomerSnapshot | undefined): Requirement[] {
  const counts = new Map(stored?.requirements.map(({ id, attempts }) => [id, attempts?.used ?? 0]));
  return requirements.map((requirement) => {
    const used = counts.get(requirement.id) ?? 0;
    return used === 0 || !keepsCount(requirement) ? requirement : { ...requirement, attempts: { used } };
  });
}
