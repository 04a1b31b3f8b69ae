import type { EventFilter, LifecycleEventType } from '../../model/index.js';
import { dayRange } from '../../react/lifecycle-timeline/index.js';

/** The kinds of entries a person chooses among. */
export const FILTER_KINDS = {
  status: ['status_changed'],
  requests: ['requirement_opened', 'requirement_submitted', 'requirement_resolved'],
  documents: ['document_received', 'document_decided'],
  availability: ['capability_changed'],
  details: ['data_updated', 'note'],
} as const satisfies Record<string, readonly LifecycleEventType[]>;

/** One of the kinds. */
export type FilterKind = keyof typeof FILTER_KINDS;

/** All kinds, in the order they are shown. */
export const ALL_KINDS = ['status', 'requests', 'documents', 'availability', 'details'] as const satisfies readonly FilterKind[];

/** What a person chose. Days are `YYYY-MM-DD`, empty where the range is open. */
export interface FilterChoice {
  from: string;
  to: string;
  kinds: readonly FilterKind[];
}

/** Everything. */
export const NO_CHOICE: FilterChoice = { from: '', to: '', kinds: ALL_KINDS };

/** What is wrong with a choice, or `undefined`. */
export function faultOf({ from, to, kinds }: FilterChoice): 'order' | 'no-kind' | undefined {
  if (from !== '' && to !== '' && from > to) return 'order';
  return kinds.length === 0 ? 'no-kind' : undefined;
}

/** The filter that a choice means, in the reader's time zone. With every kind chosen, entries of kinds yet unknown are shown too. */
export function filterOf({ from, to, kinds }: FilterChoice, timeZone: string | undefined): EventFilter {
  const types =
    kinds.length === ALL_KINDS.length
      ? {}
      : { types: ALL_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) => FILTER_KINDS[kind]) };
  return { ...dayRange(from === '' ? undefined : from, to === '' ? undefined : to, timeZone), ...types };
}

/** True when a filter leaves nothing out. */
export function isOpenFilter({ from, to, types }: EventFilter): boolean {
  return from === undefined && to === undefined && types === undefined;
}
