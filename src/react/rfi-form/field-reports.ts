/** What a form could not do as it was asked to. Nothing of it keeps the customer from answering. */
export type FieldReportCode =
  /** The kit has no control for the input, and neither has the host: it is asked for as text. */
  | 'unknown_input'
  /** The backend asks for something of a kind that is not known: the customer is led to support. */
  | 'unknown_kind'
  /** The pattern of the backend is not run: it cannot be told in linear time, is too long, or is no pattern. */
  | 'pattern_refused'
  /** Conditions lead back to themselves: they are not used, and what they are about is asked. */
  | 'condition_cycle'
  /** A validator of the host threw, or answered something that is no result. */
  | 'validator_failed'
  /** A validator of the host did not answer in time. */
  | 'validator_timeout';

/** One thing a form could not do. It carries no personal data. */
export interface FieldReport {
  code: FieldReportCode;
  requirementId: string;
  /** The path of the field. */
  path?: string | undefined;
  /** What it is about: the input, the kind, the pattern. */
  detail?: string | undefined;
  /** What the validator threw. */
  cause?: unknown;
}

/** Takes reports. */
export type ReportField = (report: FieldReport) => void;

const told = new WeakMap<object, Set<string>>();

/**
 * Tells each thing once for as long as its owner lives, however often a form mounts. It is told later, not while something
 * renders, and what the handler throws goes to the page's own error handling.
 */
export function reportOnce(owner: object, report: FieldReport, handler: ReportField | undefined): void {
  if (handler === undefined) return;
  const known = told.get(owner) ?? new Set<string>();
  const key = JSON.stringify([report.code, report.requirementId, report.detail ?? '']);
  if (known.has(key)) return;
  told.set(owner, known.add(key));
  queueMicrotask(() => handler(report));
}
