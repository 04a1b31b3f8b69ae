import { randomUUID } from 'node:crypto';

/** The states that may be written. */
export const PROCESS_STATES = ['OK', 'KO', 'CANCELLED'] as const;

/** One step of a process. */
export interface SimulatedOperation {
  type: string;
  operation: string;
  state: string;
  /** Seconds, most likely. */
  total_time: number;
}

/** A process with the members of seed 001. */
export interface SimulatedProcess {
  name: string;
  document_number: string | null;
  document_type: string | null;
  process_uuid: string;
  nationality: string | null;
  auth_uuid: string;
  company: string;
  profile_alias: string;
  status: string | null;
  status_reasons: string | null;
  created_at: string;
  updated_at: string;
  cleaned: boolean;
  operations: SimulatedOperation[];
}

/** The order in which a person meets them, and how long each takes. The answer lists them in another one, by type. */
const JOURNEY = [
  ['HOME', 13],
  ['OCR', 11],
  ['POL', 24],
  ['DOCUMENTS', 8],
  ['FINISH', 0],
] as const;

/** A process nobody has begun. */
export function newProcess(now: number): SimulatedProcess {
  const operations = JOURNEY.map(([type]) => ({ type, operation: randomUUID(), state: 'NOT_STARTED', total_time: 0 }));
  return {
    name: ' ',
    document_number: null,
    document_type: null,
    process_uuid: randomUUID(),
    nationality: null,
    auth_uuid: randomUUID(),
    company: 'Tecalis',
    profile_alias: 'Debug',
    status: null,
    status_reasons: null,
    created_at: microseconds(now),
    updated_at: microseconds(now),
    cleaned: false,
    operations,
  };
}

/** The process with a state written by hand. Without reasons, those that are kept stay. */
export function decided(process: SimulatedProcess, state: string, reasons: string | undefined, now: number): SimulatedProcess {
  const kept = { status_reasons: reasons ?? process.status_reasons };
  return { ...process, ...kept, status: state, updated_at: microseconds(now) };
}

/** The process one operation further; `undefined` when all are done. */
export function withNextOperation(process: SimulatedProcess, now: number): SimulatedProcess | undefined {
  const [type, time] =
    JOURNEY.find(([name]) => process.operations.some((one) => one.type === name && one.state === 'NOT_STARTED')) ?? [];
  if (type === undefined || time === undefined) return undefined;
  const operations = process.operations.map((one) => (one.type === type ? { ...one, state: 'OK', total_time: time } : one));
  return { ...process, operations, updated_at: microseconds(now) };
}

/** A process as it is answered. */
export function answerOf(process: SimulatedProcess): { data: SimulatedProcess } {
  return { data: { ...process, operations: process.operations.toSorted((a, b) => a.type.localeCompare(b.type)) } };
}

/** `2026-05-04T09:41:23.000000Z`, as Tecalis writes. */
function microseconds(now: number): string {
  return `${new Date(now).toISOString().slice(0, -1)}000Z`;
}
