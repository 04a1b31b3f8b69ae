import type { LifecycleStep, LifecycleStepStatus, LocalizedText } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import type { TecalisOperation } from './tecalis-process.js';

/** How operations are told. */
export interface TecalisStepOptions {
  /** Milliseconds of one `total_time`: 1 000 unless said. The unit is published nowhere; the numbers shown look like seconds. */
  timeUnitMs?: number | undefined;
  /** What an operation is called, by its type, where it differs. */
  operationNames?: Readonly<Record<string, LocalizedText>> | undefined;
}

/** The types that seed 001 shows. What POL is short for is published nowhere. */
const NAMES: Readonly<Record<string, LocalizedText>> = {
  DOCUMENTS: term('document_capture', 'Document'),
  HOME: term('check_start', 'Start'),
  OCR: term('document_reading', 'Reading of the document'),
  POL: term('liveness_check', 'Proof of life'),
  FINISH: term('check_completion', 'Completion'),
};

const OTHER = term('check_step', 'Step');

const STATUSES: Readonly<Record<string, LifecycleStepStatus>> = { OK: 'passed', KO: 'failed', NOT_STARTED: 'not_started' };

/** The operations of a process as steps, in their order. A type nobody knows is shown by its code, and by no free text. */
export function toSteps(operations: readonly TecalisOperation[], options: TecalisStepOptions): LifecycleStep[] {
  return operations.map(({ type, state, total_time: time }) => {
    const status = own(STATUSES, state ?? '') ?? 'unknown';
    const took = (time ?? -1) * (options.timeUnitMs ?? 1_000);
    const isTimed = status !== 'not_started' && Number.isFinite(took) && took >= 0;
    return { name: nameOf(type, options.operationNames), status, ...(isTimed ? { durationMs: took } : {}) };
  });
}

function nameOf(type: string, names: TecalisStepOptions['operationNames'] = {}): LocalizedText {
  const code = /^[A-Z][A-Z0-9_-]{0,39}$/.test(type) ? type : OTHER;
  return own(names, type) ?? own(NAMES, type) ?? code;
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
