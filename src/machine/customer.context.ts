import { CustomerStatusError, type CustomerSnapshot } from '../model/index.js';
import type { Command } from './command.js';
import type { CustomerContext, CustomerInput } from './customer.types.js';
import { recordError } from './error-record.js';
import { shareStructure } from './structural-sharing.js';

const NOTHING_KNOWN = {
  customer: undefined,
  capabilities: undefined,
  isAsking: false,
  error: undefined,
  checkedAt: undefined,
  knownAt: undefined,
  isStale: false,
  isRunning: false,
  hasStarted: false,
  isHidden: false,
  isHurried: false,
  isWatchOpen: false,
  isConfirmed: false,
  failures: 0,
  wantsFresh: false,
  pending: [],
  reportedUnknown: [],
} satisfies Partial<CustomerContext>;

/** What the chart knows before it has read anything. */
export function createContext(input: CustomerInput): CustomerContext {
  const { offers, policy, pollIntervalMs, staleAfterMs, followTerminal, initialSnapshot, initialError } = input;
  const given = { customer: initialSnapshot, error: initialError };
  return { ...NOTHING_KNOWN, offers, policy, pollIntervalMs, staleAfterMs, followTerminal, ...given };
}

/** Forgets the customer and keeps the settings. */
export function forgetCustomer(): Partial<CustomerContext> {
  return NOTHING_KNOWN;
}

/** Takes a newer snapshot on; what it has in common with the one before keeps its identity. */
export function storeCustomer(context: CustomerContext, snapshot: CustomerSnapshot): Partial<CustomerContext> {
  return { customer: shareStructure(context.customer, snapshot) };
}

/** Notes that the backend has answered, with news or without. */
export function storeCheck(at: number): Partial<CustomerContext> {
  return { checkedAt: at, knownAt: at, isStale: false, error: undefined, failures: 0, isConfirmed: true };
}

/** Notes why a read failed; what is known stays. */
export function storeFailure(context: CustomerContext, error: CustomerStatusError): Partial<CustomerContext> {
  return { error: recordError(error), failures: context.failures + 1 };
}

/** True when what is known is older than the limit at the given instant. */
export function isAged(context: CustomerContext, at: number): boolean {
  return context.knownAt !== undefined && at - context.knownAt >= context.staleAfterMs;
}

/** The error for a command the chart itself refuses. */
export function refusalOf(context: CustomerContext, command: Command): CustomerStatusError {
  const { operation } = command.request;
  if (!context.offers.includes(operation))
    return new CustomerStatusError('unsupported', {
      message: `the backend has no "${operation}", so nothing was sent; ask supports("${operation}") before offering it`,
    });
  return new CustomerStatusError('state_conflict', {
    message: `"${operation}" is not allowed for this customer now, so nothing was sent; ask supports("${operation}") first`,
  });
}
