import { compareSnapshots, type CustomerSnapshot } from '../model/index.js';
import { DATA_OPERATIONS, type Command } from './command.js';
import type { CustomerContext, CustomerEvent } from './customer.types.js';
import { isSessionError, type ErrorRecord } from './error-record.js';

/** True when a snapshot is the one that is known again, or an older one: it changes nothing. */
export function isOld({ known: { customer } }: CustomerContext, snapshot: CustomerSnapshot): boolean {
  return customer !== undefined && compareSnapshots(snapshot, customer) <= 0;
}

/** True when a snapshot leaves the customer in the status it has, and the kit knows that status. */
export function keepsStatus({ known: { customer } }: CustomerContext, { status: { status } }: CustomerSnapshot): boolean {
  return customer?.status.status === status && status !== 'UNKNOWN';
}

/** True when a snapshot belongs to somebody else than the one before: two persons must never be mixed. */
export function isOfAnother({ known: { customer } }: CustomerContext, snapshot: CustomerSnapshot): boolean {
  return customer !== undefined && customer.id !== snapshot.id;
}

/** True when nothing more is expected to happen to a customer that is being watched. */
export function isFinished({ settings, known, course }: CustomerContext): boolean {
  return course.isRunning && known.customer?.status.terminal === true && !settings.followTerminal;
}

/** True when a customer that should be watched still has a way to go. */
export function isUnfinished(context: CustomerContext): boolean {
  return context.course.isRunning && !isFinished(context);
}

/** True when the backend can push to this customer. */
export function canWatch({ settings, known }: CustomerContext): boolean {
  return settings.offers.includes('subscribe') && known.customer?.allowed.subscribe !== false;
}

/** True when the backend offers a command and the customer's state allows it. */
export function isCommandAllowed({ settings, known: { customer } }: CustomerContext, command: Command): boolean {
  const { operation } = command.request;
  if (!settings.offers.includes(operation)) return false;
  if (command.isRepeat === true) return true;
  if (operation === 'listEvents') return customer?.allowed.listEvents !== false;
  if (customer === undefined) return false;
  if (DATA_OPERATIONS.includes(operation) && !customer.status.editable) return false;
  return customer.allowed[operation] !== false;
}

/** True when asking on would be a loop: nobody is signed in, or whoever is may not read this customer. */
export function endsSession(type: CustomerEvent['type'], error: Pick<ErrorRecord, 'code'>): boolean {
  return isSessionError(error) || (type === 'READ.FAILED' && error.code === 'forbidden');
}
