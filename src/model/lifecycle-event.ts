import type { LocalizedText } from './localized-text.js';
import type { Reason } from './reason.js';
import type { PresentedStatus } from './status.js';

/** What can happen in the life of a customer. */
export const LIFECYCLE_EVENT_TYPES = [
  'status_changed',
  'requirement_opened',
  'requirement_submitted',
  'requirement_resolved',
  'document_received',
  'document_decided',
  'capability_changed',
  'data_updated',
  'note',
] as const;

/** What happened. */
export type LifecycleEventType = (typeof LIFECYCLE_EVENT_TYPES)[number];

/** Who caused an event. `label` is a name safe to show, such as a team's. */
export interface Actor {
  kind: 'customer' | 'operator' | 'provider' | 'system';
  label?: string | undefined;
}

/** How one step of a provider's check stands. A value outside the list is read as `unknown`. */
export const LIFECYCLE_STEP_STATUSES = ['not_started', 'running', 'passed', 'failed', 'skipped', 'unknown'] as const;

/** How one step of a provider's check stands. */
export type LifecycleStepStatus = (typeof LIFECYCLE_STEP_STATUSES)[number];

/** One step a provider took for an event, such as reading a document. Source: seed 001, "operations". */
export interface LifecycleStep {
  /** A name safe to show. */
  name: LocalizedText;
  status: LifecycleStepStatus;
  /** ISO 8601 instants. */
  startedAt?: string | undefined;
  finishedAt?: string | undefined;
  /** Milliseconds, where the provider says how long and not when. */
  durationMs?: number | undefined;
}

/** Something that happened. Append-only; `seq` orders events of one customer where the backend has it. */
export interface LifecycleEvent {
  id: string;
  seq?: number | undefined;
  /** The list is open: a type the kit does not know is shown plainly. */
  type: LifecycleEventType | (string & {});
  from?: PresentedStatus | undefined;
  to?: PresentedStatus | undefined;
  /** ISO 8601 instant. */
  at: string;
  actor: Actor;
  reasons: Reason[];
  source: { provider: string; channel: 'webhook' | 'poll' | 'api' | 'client'; eventId?: string | undefined };
  /** Present and true when a change of status is not in the transition table. */
  irregular?: boolean | undefined;
  /** The thing it is about, for example a requirement, with a title safe to show. */
  about?:
    | {
        type: 'requirement' | 'document' | 'capability';
        id: string;
        title?: LocalizedText | undefined;
        outcome?: string | undefined;
        /** For a document: the requirement it answers. */
        requirementId?: string | undefined;
      }
    | undefined;
  /** How long it took, in milliseconds. */
  durationMs?: number | undefined;
  /** What the provider did for it, in order. */
  steps?: LifecycleStep[] | undefined;
}

/** A page of events, newest first. */
export interface LifecycleEventPage {
  events: LifecycleEvent[];
  /** Absent on the last page. */
  nextCursor?: string | undefined;
  /** ISO 8601 instant before which the backend knows that something is missing. */
  incompleteBefore?: string | undefined;
}

/** Which events are meant. */
export interface EventFilter {
  /** ISO 8601 instants, `from` included, `to` excluded. */
  from?: string | undefined;
  to?: string | undefined;
  /** Every type unless said. */
  types?: readonly LifecycleEventType[] | undefined;
}

/** True when an event is among those that a filter means. */
export function matchesEventFilter(event: Pick<LifecycleEvent, 'at' | 'type'>, { from, to, types }: EventFilter): boolean {
  const at = Date.parse(event.at);
  if (from !== undefined && at < Date.parse(from)) return false;
  if (to !== undefined && at >= Date.parse(to)) return false;
  return types === undefined || types.some((type) => type === event.type);
}
