import type { LifecycleEvent } from 'customer-status-kit/model';

const TITLES: Readonly<Record<string, string>> = {
  UNDER_REVIEW: 'Review continued',
  NEEDS_ADDITIONAL_INFORMATION: 'More information requested',
  requirement_opened: 'Information requested',
  requirement_submitted: 'Answer sent',
  requirement_resolved: 'Answer not accepted',
  note: 'Note added',
};
const ACTORS = { customer: 'you', operator: 'our team', system: 'the system', provider: 'the provider' };

let moments: Intl.DateTimeFormat | undefined;
let months: Intl.DateTimeFormat | undefined;
let distances: Intl.RelativeTimeFormat | undefined;

/** Made once, when they are first needed, as in the kit. */
function momentOf(time: number): string {
  moments ??= new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
  return moments.format(time);
}

function monthOf(time: number): string {
  months ??= new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' });
  return months.format(time);
}

function distanceOf(days: number): string {
  distances ??= new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const text = distances.format(days, 'day');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function daysTo(time: number): number {
  return Math.round((new Date(time).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / 86_400_000);
}

/** The time zone, as the kit names it. */
export function zoneText(): string {
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'long' }).formatToParts();
  return `Times are in ${parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''}.`;
}

/** What a list says about an event. */
export interface EventText {
  /** The day or month it stands under. */
  day: string;
  title: string;
  about: string;
  why: string;
  by: string;
  at: string;
  /** The moment alone. */
  moment: string;
  /** The moment, with how far away it is where that is near and not said by the day. */
  when: string;
}

/** What every list of the comparison says about an event: word for word what the kit says. */
export function textOf(event: LifecycleEvent): EventText {
  const time = Date.parse(event.at);
  const days = daysTo(time);
  const near = Math.abs(days) > 7 ? undefined : distanceOf(days);
  const day = near === undefined || days < -1 || days > 0 ? monthOf(time) : near;
  const moment = momentOf(time);
  const [reason] = event.reasons;
  return {
    day,
    title: TITLES[event.to ?? event.type] ?? event.type,
    about: typeof event.about?.title === 'string' ? event.about.title : '',
    why: typeof reason?.message === 'string' ? reason.message : '',
    by: `by ${event.actor.label ?? ACTORS[event.actor.kind]}`,
    at: event.at,
    moment,
    when: near === undefined || near === day ? moment : `${near}, ${moment}`,
  };
}
