import type { ClientSnapshot } from '../client/index.js';
import { WORDS } from './words.js';

/** One line of a summary. */
export interface SummaryLine {
  name: string;
  value: string;
}

/**
 * What is known of a customer, in codes, counts and instants: no name, no id of a person, no answer, no title and no text of
 * the backend, so that it can be shown and copied.
 */
export function summariseSnapshot(snapshot: ClientSnapshot): SummaryLine[] {
  const { customer, error, capabilities } = snapshot;
  const lines: readonly (readonly [name: string, value: string | boolean | undefined])[] = [
    ['phase', snapshot.phase],
    ['status', snapshot.status],
    ['substatus', customer?.status.substatus],
    ['recovery', customer?.status.recovery],
    ['editable', customer?.status.editable],
    ['type', customer?.type],
    ['version', customer?.version],
    ['updatedAt', customer?.updatedAt],
    ['connection', snapshot.connection],
    ['endedBy', snapshot.endedBy],
    ['lastCheckedAt', snapshot.lastCheckedAt],
    ['stale', snapshot.stale],
    ['error', error?.code],
    ['pending', snapshot.pending.join(', ')],
    ['requirements', counted(customer?.requirements.map(({ kind, status }) => `${status} ${kind}`))],
    ['documents', counted(customer?.documents.map(({ status }) => status))],
    ['capabilities', counted(customer?.capabilities.map(({ status }) => status))],
    ['drafts', counted(Object.values(snapshot.drafts).map(({ phase }) => phase))],
    ['uploads', counted(snapshot.uploads.map(({ phase }) => phase))],
    ['submitted', counted(snapshot.submitted.map(({ requirementIds }) => `${String(requirementIds.length)} answers`))],
    ['timeline', `${snapshot.timeline.phase}, ${String(snapshot.timeline.events.length)} events`],
    ['uploads by', capabilities?.upload?.mode],
    ['drafts kept', `device ${snapshot.draftKeeping.device}, backend ${snapshot.draftKeeping.backend}`],
    ['sample', snapshot.sample],
  ];
  return lines.map(([name, value]) => ({ name, value: value === undefined || value === '' ? WORDS.none : String(value) }));
}

/** How many there are of each. */
function counted(names: readonly string[] | undefined): string {
  const counts = new Map<string, number>();
  for (const name of names ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${String(count)} ${name}`).join(', ');
}
