import { type CustomerSnapshot, isAnswerable } from '../../../model/index.js';
import { type FernCustomer, readFernCustomer } from './fern-customer.js';
import { type FernRequirementRules, fernRequirements } from './fern-requirements.js';
import { allowedWhile, fernStatusInfo, presentFernStatus } from './fern-status.js';

/** How a customer of Fern is shown. */
export interface FernView extends FernRequirementRules {
  /** Milliseconds since the epoch, for an object that says no time: the stored one's time stays unless said. */
  now?: number | undefined;
}

/**
 * A customer of Fern as the kit shows one. Takes the published shape and that of the draft, and never throws: a status that
 * nobody has published is shown as `UNKNOWN`, an issue that nobody has published asks for any of the usual documents. What
 * only this side knows (files, answers, attempts) is kept from `stored`. The same object again changes nothing.
 * Sources: docs.fernhq.com "Customer updated webhook", "Verification issues"; seed 003.
 */
export function toSnapshot(object: unknown, stored?: CustomerSnapshot, view: FernView = {}): CustomerSnapshot {
  const customer = readFernCustomer(object);
  const type = customer.type ?? stored?.type ?? 'INDIVIDUAL';
  const requirements = fernRequirements(customer, type, stored, view);
  const canAnswer = requirements.some((asked) => asked.kind !== 'action' && asked.blocking && isAnswerable(asked));
  const isEditable = isCollecting(customer, view);
  const displayName = customer.name ?? stored?.displayName;
  return {
    id: stored?.id ?? customer.id ?? 'unknown',
    type,
    ...(displayName === undefined ? {} : { displayName }),
    version: '1',
    updatedAt: latest(stored?.updatedAt, customer.updatedAt) ?? new Date(view.now ?? 0).toISOString(),
    status: fernStatusInfo(customer, { type, canAnswer, isEditable, before: stored?.status }),
    scopes: [],
    requirements,
    documents: stored?.documents ?? [],
    capabilities: [],
    allowed: allowedWhile(isEditable),
  };
}

/** True for what Fern said before it said what is stored. Objects without a time are taken as they come. */
export function isOutdated(object: unknown, stored: CustomerSnapshot | undefined): boolean {
  const { updatedAt } = readFernCustomer(object);
  const since = stored?.status.since;
  return updatedAt !== undefined && since !== undefined && Date.parse(updatedAt) < Date.parse(since);
}

/** Seed 003, "Can Update Data?". A request that Fern's people take themselves is no occasion to change data. */
function isCollecting({ status }: FernCustomer, { requests }: FernView): boolean {
  const shown = presentFernStatus(status);
  return shown === 'CREATED' || (shown === 'NEEDS_ADDITIONAL_INFORMATION' && requests !== 'manual');
}

function latest(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Date.parse(b) > Date.parse(a) ? b : a;
}
