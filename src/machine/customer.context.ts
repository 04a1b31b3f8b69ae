import { CustomerStatusError, type CustomerSnapshot } from '../model/index.js';
import type { Command } from './command.js';
import type { CustomerContext, CustomerCourse, CustomerInput, CustomerKnowledge } from './customer.types.js';
import { recordError } from './error-record.js';
import { shareStructure } from './structural-sharing.js';

const NOTHING_KNOWN: CustomerKnowledge = {
  customer: undefined,
  error: undefined,
  checkedAt: undefined,
  knownAt: undefined,
  isStale: false,
  isConfirmed: false,
};

const NOT_STARTED: CustomerCourse = {
  isRunning: false,
  hasStarted: false,
  isAsking: false,
  ageDueAt: 0,
  readSince: undefined,
};

/** Everything that belongs to one customer. */
const NOBODY = { known: NOTHING_KNOWN, course: NOT_STARTED, capabilities: undefined, pending: [], reportedUnknown: [] };

/** What the chart knows before it has read anything. */
export function createContext({ initialSnapshot, initialError, ...settings }: CustomerInput): CustomerContext {
  return { ...NOBODY, settings, known: { ...NOTHING_KNOWN, customer: initialSnapshot, error: initialError } };
}

/** Forgets the customer and keeps the settings. */
export function forgetCustomer(): Partial<CustomerContext> {
  return NOBODY;
}

/** Takes a newer snapshot on; what it has in common with the one before keeps its identity. */
export function storeCustomer({ known }: CustomerContext, snapshot: CustomerSnapshot, at: number): Partial<CustomerContext> {
  return { known: confirmed(shareStructure(known.customer, snapshot), at) };
}

/** Notes that the backend has answered without news. */
export function storeCheck({ known }: CustomerContext, at: number): Partial<CustomerContext> {
  return { known: confirmed(known.customer, at) };
}

function confirmed(customer: CustomerSnapshot | undefined, at: number): CustomerKnowledge {
  return { customer, error: undefined, checkedAt: at, knownAt: at, isStale: false, isConfirmed: true };
}

/** Notes why a read failed; what is known stays, and is looked at: no timer goes off in a machine that sleeps. */
export function storeFailure(context: CustomerContext, error: CustomerStatusError, at: number): Partial<CustomerContext> {
  const { known } = context;
  return { known: { ...known, error: recordError(error), isStale: known.isStale || isAged(context, at) } };
}

/** Changes what is known about the data themselves. */
export function noteKnown({ known }: CustomerContext, change: Partial<CustomerKnowledge>): Partial<CustomerContext> {
  return { known: { ...known, ...change } };
}

/** Changes what the chart is in the middle of. */
export function noteCourse({ course }: CustomerContext, change: Partial<CustomerCourse>): Partial<CustomerContext> {
  return { course: { ...course, ...change } };
}

/** Begins: what was known before without an instant ages from now on. */
export function beginRunning({ settings, known, course }: CustomerContext, at: number): Partial<CustomerContext> {
  const knownAt = known.knownAt ?? (known.customer === undefined ? undefined : at);
  return {
    course: { ...course, isRunning: true, hasStarted: true },
    known: { ...known, knownAt, isStale: isAged({ settings, known: { ...known, knownAt } }, at) },
  };
}

/** True when what is known is older than the limit at the given instant. */
export function isAged({ settings, known }: Pick<CustomerContext, 'settings' | 'known'>, at: number): boolean {
  return known.knownAt !== undefined && at - known.knownAt >= settings.staleAfterMs;
}

/** The age is looked at now: a timer may be hours late. What is known from later than now was known before the clock was set back. */
export function noteClock(context: CustomerContext, now: number): Partial<CustomerContext> {
  const { known, course } = context;
  const isSetBack = known.knownAt !== undefined && known.knownAt > now;
  return noteCourse(context, { ageDueAt: isSetBack ? Math.max(course.ageDueAt, now) : now });
}

/** The error for a command the chart itself refuses. */
export function refusalOf({ settings }: CustomerContext, command: Command): CustomerStatusError {
  const { operation } = command.request;
  if (!settings.offers.includes(operation))
    return new CustomerStatusError('unsupported', {
      message: `the backend has no "${operation}", so nothing was sent; ask supports("${operation}") before offering it`,
    });
  return new CustomerStatusError('state_conflict', {
    message: `"${operation}" is not allowed for this customer now, so nothing was sent; ask supports("${operation}") first`,
  });
}
