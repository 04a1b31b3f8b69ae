import { compareSnapshots, type CustomerSnapshot } from '../model/index.js';
import { DATA_OPERATIONS, type Command } from './command.js';
import type { CustomerContext, CustomerEvent } from './customer.types.js';
import { isSessionError, type ErrorRecord } from './error-record.js';

/** True when a snapshot is newer than what is known. The same again, or an older one, changes nothing. */
export function bringsNews(context: CustomerContext, snapshot: CustomerSnapshot): boolean {
  return context.customer === undefined || compareSnapshots(snapshot, context.customer) > 0;
}

/** True when a snapshot belongs to somebody else than the one before: two persons must never be mixed. */
export function isOfAnother(context: CustomerContext, snapshot: CustomerSnapshot): boolean {
  return context.customer !== undefined && context.customer.id !== snapshot.id;
}

/** True when nothing more is expected to happen to a customer that is being watched. */
export function isFinished(context: CustomerContext): boolean {
  return context.isRunning && context.customer?.status.terminal === true && !context.followTerminal;
}

/** True when a customer that should be watched still has a way to go. */
export function isUnfinished(context: CustomerContext): boolean {
  return context.isRunning && !isFinished(context);
}

/** True when the backend can push to this customer. */
export function canWatch(context: CustomerContext): boolean {
  return context.offers.includes('subscribe') && context.customer?.allowed.subscribe !== false;
}

/** True when the backend offers a command and the customer's state allows it. */
export function isCommandAllowed(context: CustomerContext, command: Command): boolean {
  const { operation } = command.request;
  if (!context.offers.includes(operation)) return false;
  if (command.isRepeat === true) return true;
  if (operation === 'listEvents') return context.customer?.allowed.listEvents !== false;
  if (context.customer === undefined) return false;
  if (DATA_OPERATIONS.includes(operation) && !context.customer.status.editable) return false;
  return context.customer.allowed[operation] !== false;
}

/** True when asking on would be a loop: nobody is signed in, or whoever is may not read this customer. */
export function endsSession(type: CustomerEvent['type'], error: Pick<ErrorRecord, 'code'>): boolean {
  return isSessionError(error) || (type === 'READ.FAILED' && error.code === 'forbidden');
}
