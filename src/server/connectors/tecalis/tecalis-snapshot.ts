import type { CustomerSnapshot, Reason, StatusInfo } from '../../../model/index.js';
import { operatorRights, RECOVERY_BY_STATUS } from '../unread-customer.js';
import { meaningOf, type TecalisMeaning, type TecalisReading } from './tecalis-meaning.js';
import type { TecalisProcess } from './tecalis-process.js';
import { type TecalisStepOptions, toSteps } from './tecalis-steps.js';

/** How a process becomes a customer. */
export interface TecalisMapping extends TecalisReading, TecalisStepOptions {}

/** What `toSnapshot` takes beside the process. */
export interface TecalisMoment extends TecalisMapping {
  /** Milliseconds since the epoch, for a process that tells no time of its own. */
  now?: number | undefined;
}

/**
 * A process of Tecalis as a customer: pure, and total over whatever `readTecalisProcess` lets through. Only the status OK is
 * ACTIVE, unless `statuses` says otherwise. Of the personal data the name alone is taken, where it is not blank; the text of
 * `status_reasons` is for operators and is not. An older process than the one stored changes nothing.
 */
export function toSnapshot(process: TecalisProcess, stored?: CustomerSnapshot, moment: TecalisMoment = {}): CustomerSnapshot {
  const at = instantOf(process.updated_at);
  const isToldBefore = stored?.status.provider?.name === 'tecalis' && at !== undefined;
  if (isToldBefore && Date.parse(at) < Date.parse(stored.updatedAt)) return stored;
  return withProcess(process, stored, moment);
}

/** The same for the answer to our own write, which is the newest there is, whatever the clocks say. */
export function withProcess(
  process: TecalisProcess,
  stored: CustomerSnapshot | undefined,
  moment: TecalisMoment,
): CustomerSnapshot {
  const updatedAt = instantOf(process.updated_at) ?? fallbackInstant(stored, moment);
  const meaning = meaningOf(process, moment);
  const status = toStatus(meaning, process, { stored, at: updatedAt, moment });
  const name = process.name?.trim() ?? '';
  return {
    id: stored?.id ?? '1',
    type: stored?.type ?? 'INDIVIDUAL',
    displayName: name === '' ? stored?.displayName : name,
    version: '1',
    updatedAt,
    status,
    scopes: stored?.scopes ?? [],
    requirements: stored?.requirements ?? [],
    documents: stored?.documents ?? [],
    capabilities: stored?.capabilities ?? [],
    allowed: operatorRights(status.status),
  };
}

/** A status as the model tells it. */
export function statusInfo(meaning: Omit<TecalisMeaning, 'status'> & Pick<StatusInfo, 'status'>): StatusInfo {
  const { status, substatus, terminal = status === 'REJECTED', recovery = RECOVERY_BY_STATUS[status] } = meaning;
  return { status, substatus, reasons: [], terminal, recovery, editable: false };
}

/** What only we know stays while the provider says the same: since when, and why an operator wrote it. */
function toStatus(
  meaning: ReturnType<typeof meaningOf>,
  { status, operations }: TecalisProcess,
  { stored, at, moment }: { stored: CustomerSnapshot | undefined; at: string; moment: TecalisMoment },
): StatusInfo {
  const value = status ?? '';
  const info = statusInfo(meaning);
  const before = stored?.status;
  const isSame = before?.status === info.status && before.provider?.value === value;
  const steps = toSteps(operations ?? [], moment);
  return {
    ...info,
    reasons: isSame ? before.reasons : reasonsOf(meaning, at),
    since: (before?.status === info.status ? before.since : undefined) ?? at,
    provider: { name: 'tecalis', value },
    ...(steps.length > 0 ? { steps } : {}),
  };
}

function reasonsOf({ reasonCode }: Pick<TecalisMeaning, 'reasonCode'>, at: string): Reason[] {
  return reasonCode === undefined ? [] : [{ code: reasonCode, audience: 'customer', at }];
}

function fallbackInstant(stored: CustomerSnapshot | undefined, { now }: TecalisMoment): string {
  return now === undefined ? (stored?.updatedAt ?? EPOCH) : new Date(now).toISOString();
}

const EPOCH = new Date(0).toISOString();
const FIRST_YEAR = Date.parse('0001-01-01T00:00:00.000Z');
const LAST_YEAR = Date.parse('9999-12-31T23:59:59.999Z');

/** Tecalis writes microseconds; what is no instant is left to the fallback. */
export function instantOf(text: string | null | undefined): string | undefined {
  const time = text == null || !/^\d{4}-\d{2}-\d{2}T/.test(text) ? Number.NaN : Date.parse(text);
  return time >= FIRST_YEAR && time <= LAST_YEAR ? new Date(time).toISOString() : undefined;
}
