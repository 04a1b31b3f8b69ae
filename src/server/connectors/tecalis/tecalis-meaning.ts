import type { CustomerStatus, ReasonCode, Recovery, StatusInfo, Substatus } from '../../../model/index.js';
import type { TecalisOperation, TecalisProcess } from './tecalis-process.js';

/** What a process in one state means for the customer. */
export interface TecalisMeaning {
  status: CustomerStatus;
  substatus?: Substatus | undefined;
  /** What the customer reads as the reason, where the operator gave none. */
  reasonCode?: ReasonCode | undefined;
  /** True for REJECTED unless said. */
  terminal?: boolean | undefined;
  /** By the status unless said. */
  recovery?: Recovery | undefined;
}

/** The host's own reading of a process, where it differs. */
export interface TecalisReading {
  /**
   * By the value of `status`: OK is ACTIVE, KO is REJECTED and CANCELLED is REJECTED unless said. A host that lets a customer
   * start again reads CANCELLED as CREATED, `session_cancelled`; one that closes accounts with it, as DEACTIVATED.
   */
  statuses?: Readonly<Record<string, TecalisMeaning>> | undefined;
  /** A process whose operations have not begun: CREATED, `session_not_started`, unless said. */
  notStarted?: TecalisMeaning | undefined;
  /** A process that has begun and not ended: UNDER_REVIEW, `automated_checks`, unless said. */
  running?: TecalisMeaning | undefined;
}

/** The states that may be written. Source: seed 001. */
export const TECALIS_STATES = ['OK', 'KO', 'CANCELLED'] as const;

/** A state that may be written. */
export type TecalisState = (typeof TECALIS_STATES)[number];

const STATES: Readonly<Record<TecalisState, TecalisMeaning>> = {
  OK: { status: 'ACTIVE' },
  KO: { status: 'REJECTED', substatus: 'verification_failed', reasonCode: 'other' },
  CANCELLED: { status: 'REJECTED', substatus: 'cancelled', reasonCode: 'cancelled' },
};

const NOT_STARTED: TecalisMeaning = { status: 'CREATED', substatus: 'session_not_started' };
const RUNNING: TecalisMeaning = { status: 'UNDER_REVIEW', substatus: 'automated_checks' };

type Unread = Omit<TecalisMeaning, 'status'> & Pick<StatusInfo, 'status'>;

const UNREAD: Unread = { status: 'UNKNOWN', substatus: 'unknown_provider_status' };

/**
 * What a process means. The value of a running process is published nowhere, so that one is told by its operations; what
 * they do not tell either is UNKNOWN.
 */
export function meaningOf({ status, operations }: TecalisProcess, reading: TecalisReading): Unread {
  const own = status == null ? undefined : ownMeaning(status, reading);
  return own ?? runningMeaning(operations ?? [], reading);
}

/** The state to write for a status; `undefined` where the provider has none. Among several the reason decides. */
export function stateFor(
  status: CustomerStatus,
  reasonCode: ReasonCode | undefined,
  reading: TecalisReading,
): TecalisState | undefined {
  const fitting = TECALIS_STATES.filter((state) => ownMeaning(state, reading)?.status === status);
  const named = fitting.find((state) => reasonCode !== undefined && ownMeaning(state, reading)?.reasonCode === reasonCode);
  return named ?? fitting[0];
}

/** Not by the bracket alone: a status may be called `constructor`. */
function ownMeaning(status: string, { statuses = {} }: TecalisReading): TecalisMeaning | undefined {
  if (Object.hasOwn(statuses, status)) return statuses[status];
  const state = TECALIS_STATES.find((candidate) => candidate === status);
  return state === undefined ? undefined : STATES[state];
}

const DONE = ['OK', 'KO'];

function runningMeaning(operations: readonly TecalisOperation[], reading: TecalisReading): Unread {
  const isRead = operations.every(({ state }) => state === 'NOT_STARTED' || DONE.includes(state ?? ''));
  const isOver = operations.some(({ type, state }) => type === 'FINISH' && DONE.includes(state ?? ''));
  if (operations.length === 0 || !isRead || isOver) return UNREAD;
  const hasBegun = operations.some(({ state }) => DONE.includes(state ?? ''));
  return hasBegun ? (reading.running ?? RUNNING) : (reading.notStarted ?? NOT_STARTED);
}

/** A customer before the provider said anything. */
export function meaningOfNew(reading: TecalisReading): TecalisMeaning {
  return reading.notStarted ?? NOT_STARTED;
}
