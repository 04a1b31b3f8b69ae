import type { Translator } from '../../messages/index.js';
import { findTransition, type LifecycleEvent, presentStatus } from '../../model/index.js';

type WordsOfEvents = Pick<Translator, 't' | 'find'>;

/** What happened, in a few words. */
export function eventTitle(event: LifecycleEvent, words: WordsOfEvents): string {
  if (event.type === 'status_changed') return statusTitle(event, words);
  return words.find(`timeline.${event.type}.${event.about?.outcome ?? ''}`) ?? words.t(`timeline.${event.type}`);
}

/** The way there counts: an account that comes back is not a new one, and a review that goes on has not just begun. */
function statusTitle(event: LifecycleEvent, words: WordsOfEvents): string {
  const to = presentStatus(event.to);
  const trigger = event.from === undefined ? undefined : findTransition(event.from, to)?.trigger;
  if (trigger === 'reactivated') return words.t('timeline.reactivated');
  if (trigger === 'resubmitted') return words.t('timeline.resubmitted');
  return words.t(`timeline.status.${to}`);
}

/** Who caused it. Towards the customer, the customer is "you". */
export function actorWords(event: LifecycleEvent, viewer: 'customer' | 'operator', words: Pick<Translator, 't'>): string {
  if (event.actor.kind !== 'customer' && event.actor.label !== undefined) return event.actor.label;
  if (event.actor.kind === 'customer' && viewer === 'operator')
    return event.actor.label ?? words.t('timeline.actor.customer.operator');
  return words.t(`timeline.actor.${event.actor.kind}`);
}
