import { type Translator, unbroken } from '../../messages/index.js';
import {
  findTransition,
  LIFECYCLE_EVENT_TYPES,
  type LifecycleEvent,
  type PresentedStatus,
  presentStatus,
} from '../../model/index.js';

type WordsOfEvents = Pick<Translator, 't' | 'find'>;

/** Whom the words speak to: a customer is "you" to themselves and "the customer" to an operator. */
export type TimelineViewer = 'customer' | 'operator';

/** What happened, in a few words. A type the kit does not know is an update; an operator is told which. */
export function eventTitle(event: LifecycleEvent, viewer: TimelineViewer, words: WordsOfEvents): string {
  if (event.type === 'status_changed') return statusTitle(event, words);
  const type = LIFECYCLE_EVENT_TYPES.find((known) => known === event.type);
  if (type === undefined || type === 'status_changed') {
    return viewer === 'operator' ? words.t('timeline.other-code', { code: event.type }) : words.t('timeline.other');
  }
  const outcome = event.about?.outcome;
  return (outcome === undefined ? undefined : words.find(`timeline.${type}.${outcome}`)) ?? words.t(`timeline.${type}`);
}

/** The way there counts: an account that comes back is not a new one, and a review that goes on has not just begun. */
function statusTitle(event: LifecycleEvent, words: WordsOfEvents): string {
  const to = presentStatus(event.to);
  const trigger = event.from === undefined ? undefined : findTransition(event.from, to)?.trigger;
  if (trigger === 'reactivated') return words.t('timeline.reactivated');
  if (trigger === 'resubmitted') return words.t('timeline.resubmitted');
  return words.t(`timeline.status.${to}`);
}

/** What a customer does to an account; all other changes of status are what somebody else makes of it. */
const OWN_TURNS: readonly PresentedStatus[] = ['CREATED', 'DEACTIVATED'];

/** What follows when a customer has sent something. */
const FOLLOWING: readonly string[] = [
  'requirement_opened',
  'requirement_resolved',
  'document_received',
  'document_decided',
  'capability_changed',
];

/** By whom it was done. `undefined` for what a customer only set off: who sends an answer in does not start the review of it. */
export function byWords(event: LifecycleEvent, viewer: TimelineViewer, words: Pick<Translator, 't'>): string | undefined {
  const isOwn = event.type === 'status_changed' ? OWN_TURNS.includes(presentStatus(event.to)) : !FOLLOWING.includes(event.type);
  if (event.actor.kind === 'customer' && !isOwn) return undefined;
  return words.t('timeline.by', { actor: actorWords(event, viewer, words) });
}

/** Towards the customer, the customer is "you". */
function actorWords(event: LifecycleEvent, viewer: TimelineViewer, words: Pick<Translator, 't'>): string {
  const { kind, label } = event.actor;
  const name = label === undefined || label.trim() === '' ? undefined : label;
  if (kind !== 'customer') return name ?? words.t(`timeline.actor.${kind}`);
  return viewer === 'operator' ? (name ?? words.t('timeline.actor.customer.operator')) : words.t('timeline.actor.customer');
}

const MANY = [
  'requirement_submitted',
  'requirement_resolved',
  'document_received',
  'document_decided',
  'capability_changed',
] as const;

/** Several events of one type in a few words. */
export function manyWords(type: string, count: number, words: Pick<Translator, 't'>): string {
  const known = MANY.find((one) => one === type) ?? 'other';
  return words.t(`timeline.many.${known}`, { count });
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds that something can have taken: clocks that disagree tell less than nothing. */
export function isDuration(ms: number | undefined): ms is number {
  return ms !== undefined && ms >= 0;
}

/** How long something took, in its two greatest units. Milliseconds. A number and its unit stay on one line. */
export function durationWords(ms: number, { number, list }: Pick<Translator, 'number' | 'list'>): string {
  const say = (value: number, unit: string, digits = 0) =>
    unbroken(number(value, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: digits }));
  if (ms < 10 * SECOND) return say(ms / SECOND, 'second', 1);
  const whole = Math.round(ms / SECOND) * SECOND;
  const units: [string, number][] = [
    ['day', Math.floor(whole / DAY)],
    ['hour', Math.floor((whole % DAY) / HOUR)],
    ['minute', Math.floor((whole % HOUR) / MINUTE)],
    ['second', Math.floor((whole % MINUTE) / SECOND)],
  ];
  const first = units.findIndex(([, value]) => value > 0);
  const greatest = units.slice(first, first + 2).filter(([, value]) => value > 0);
  return list(greatest.map(([unit, value]) => say(value, unit)));
}
