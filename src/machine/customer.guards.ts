import { isUndecided } from '../model/customer-snapshot.js';
import { compareSnapshots, type CustomerSnapshot } from '../model/index.js';
import { DATA_OPERATIONS, type Command } from './command.js';
import type { CustomerContext, CustomerEvent } from './customer.types.js';
import { isSessionError, type ErrorRecord } from './error-record.js';
import type { Outlook } from './sync.types.js';

/** True when a snapshot is the one that is known again, or an older one: it changes nothing. */
export function isOld({ known: { customer } }: CustomerContext, snapshot: CustomerSnapshot): boolean {
  return customer !== undefined && compareSnapshots(snapshot, customer) <= 0;
}

/**
 * True when a read is to be taken although its version does not say that it is newer: the same version may come in other
 * words, for example in another language, and where nothing orders two versions the one that was asked for later is it.
 */
export function isReadAgain({ known: { customer }, course }: CustomerContext, snapshot: CustomerSnapshot): boolean {
  if (customer === undefined) return false;
  if (customer.version === snapshot.version) return customer.status.status === snapshot.status.status;
  return course.readSince === customer.version && isUndecided(snapshot, customer);
}

/** True when a snapshot leaves the customer in the status it has, and the kit knows that status. */
export function keepsStatus({ known: { customer } }: CustomerContext, { status: { status } }: CustomerSnapshot): boolean {
  return customer?.status.status === status && status !== 'UNKNOWN';
}

/** True when a snapshot belongs to somebody else than the one before: two persons must never be mixed. */
export function isOfAnother({ known: { customer } }: CustomerContext, snapshot: CustomerSnapshot): boolean {
  return customer !== undefined && customer.id !== snapshot.id;
}

/** What a customer's data say about watching them. */
export function outlookOf({ settings }: Pick<CustomerContext, 'settings'>, customer: CustomerSnapshot | undefined): Outlook {
  return {
    canWatch: settings.offers.includes('subscribe') && customer?.allowed.subscribe !== false,
    isFinished: customer?.status.terminal === true && !settings.followTerminal,
  };
}

/** True when a newer snapshot may say something else about watching the customer. */
export function changesOutlook({ known: { customer } }: CustomerContext, { status, allowed }: CustomerSnapshot): boolean {
  return customer?.status.terminal !== status.terminal || customer.allowed.subscribe !== allowed.subscribe;
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
