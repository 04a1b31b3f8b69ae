import {
  type LifecycleEvent,
  type LocalizedText,
  reasonsForCustomer,
  resolveText,
  isConfidentialReason,
} from '../../model/index.js';

/** For whom a history is written down. A customer gets no reason meant for operators, no finding that is confidential and no mark on a change. */
export interface TimelineExportOptions {
  /** `customer` unless said. */
  viewer?: 'customer' | 'operator' | undefined;
}

/** How `timelineToText` words its lines. */
export interface TimelineTextOptions extends TimelineExportOptions {
  /** One event as text, which may have several lines. Codes unless said. */
  describe?: ((event: LifecycleEvent) => string) | undefined;
}

/** Events as one may hand them to a viewer: for a customer without what only operators may know. */
export function exportableEvents(
  events: readonly LifecycleEvent[],
  { viewer = 'customer' }: TimelineExportOptions,
): LifecycleEvent[] {
  return viewer === 'operator' ? [...events] : events.map(forCustomer);
}

function forCustomer({ irregular: _irregular, steps, ...event }: LifecycleEvent): LifecycleEvent {
  // Which step was not passed would tell the finding.
  const shown = steps === undefined || event.reasons.some(isConfidentialReason) ? {} : { steps };
  // A reason that says nothing tells that there is one: a finding that is confidential reads as none at all.
  const reasons = reasonsForCustomer(event.reasons).filter(({ code, message }) => code !== 'other' || message !== undefined);
  return { ...event, ...shown, reasons };
}

/**
 * Events as plain text, one after the other with an empty line between.
 *
 * @example
 * ```ts
 * import { timelineToText } from 'customer-status-kit/react';
 *
 * console.assert(timelineToText([]) === '');
 * ```
 */
export function timelineToText(events: readonly LifecycleEvent[], options: TimelineTextOptions = {}): string {
  const describe = options.describe ?? describeInCodes;
  const entries = exportableEvents(events, options).map(describe);
  return entries.length === 0 ? '' : `${entries.join('\n\n')}\n`;
}

function describeInCodes(event: LifecycleEvent): string {
  const change = event.from === undefined ? event.to : `${event.from} > ${event.to ?? ''}`;
  const parts = [event.at, event.type, change, event.actor.kind, ...event.reasons.map(({ code }) => code)];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

/**
 * Events as JSON, indented, in the shape of `LifecycleEvent`.
 *
 * @example
 * ```ts
 * import { timelineToJson } from 'customer-status-kit/react';
 *
 * console.assert(JSON.parse(timelineToJson([])).length === 0);
 * ```
 */
export function timelineToJson(events: readonly LifecycleEvent[], options: TimelineExportOptions = {}): string {
  return `${JSON.stringify(exportableEvents(events, options), undefined, 2)}\n`;
}

/** The columns of `timelineToCsv`, in their order. */
export const TIMELINE_CSV_COLUMNS = [
  'at',
  'type',
  'from',
  'to',
  'actor',
  'actorLabel',
  'about',
  'aboutId',
  'aboutTitle',
  'outcome',
  'reasons',
  'durationMs',
  'steps',
  'provider',
  'channel',
  'irregular',
  'id',
  'seq',
] as const;

type Column = (typeof TIMELINE_CSV_COLUMNS)[number];

/**
 * Events as CSV after RFC 4180: a header, CRLF, cells quoted where they must be. A cell that a spreadsheet would take for
 * a formula begins with an apostrophe.
 *
 * @example
 * ```ts
 * import { timelineToCsv } from 'customer-status-kit/react';
 *
 * console.assert(timelineToCsv([]).startsWith('at,type,from,to'));
 * ```
 */
export function timelineToCsv(events: readonly LifecycleEvent[], options: TimelineExportOptions = {}): string {
  const rows = exportableEvents(events, options).map((event) => {
    const cells = cellsOf(event);
    return TIMELINE_CSV_COLUMNS.map((column) => csvCell(cells[column]));
  });
  return [TIMELINE_CSV_COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

function cellsOf({ actor, about, reasons, source, steps, ...event }: LifecycleEvent): Record<Column, unknown> {
  return {
    at: event.at,
    type: event.type,
    from: event.from,
    to: event.to,
    actor: actor.kind,
    actorLabel: actor.label,
    about: about?.type,
    aboutId: about?.id,
    aboutTitle: textOf(about?.title),
    outcome: about?.outcome,
    reasons: reasons.map(({ code, message }) => [code, textOf(message)].filter(Boolean).join(': ')).join('; '),
    steps: steps?.map(({ name, status }) => `${textOf(name)} ${status}`).join('; '),
    durationMs: event.durationMs,
    irregular: event.irregular,
    provider: source.provider,
    channel: source.channel,
    id: event.id,
    seq: event.seq,
  };
}

function textOf(text: LocalizedText | undefined): string {
  return text === undefined ? '' : resolveText(text, 'en').text;
}

/** One cell. Spreadsheets run what begins with one of these characters. */
export function csvCell(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  const isFormula = typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
