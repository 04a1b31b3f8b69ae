import { formatDistance } from '../../messages/index.js';
import { type CapabilityState, isDateOnly, type Requirement } from '../../model/index.js';
import type { DueView } from '../../react/rfi-form/index.js';
import type { Words } from '../provider/index.js';

/** When something is due, as a sentence; `undefined` where nobody said when. */
export function dueInWords({ stage, at, days }: DueView, words: Words): string | undefined {
  if (stage === 'undated') return undefined;
  if (stage === 'expired')
    return at === undefined ? words.t('rfi-items.expired-undated') : words.t('rfi-items.expired', { date: words.date(at) });
  if (stage === 'overdue')
    // A backend may call something overdue whose date is still to come: then only it knows since when.
    return at === undefined || Date.parse(at) > words.now()
      ? words.t('rfi-items.overdue-undated')
      : words.t('rfi-items.overdue', { date: words.date(at) });
  if (at === undefined) return undefined;
  const distance = distanceInWords(days, words);
  if (distance === undefined) return words.t('rfi-items.due', { date: words.date(at) });
  // An hour decides as soon as there is less than a day or two left: midnight "tomorrow" is tonight.
  if (!isDateOnly(at) && days !== undefined && days <= 1)
    return words.t('rfi-items.due-at', { distance, time: words.date(at, 'time') });
  if (stage === 'today') return words.t('rfi-items.due-today');
  return words.t('rfi-items.due-distance', { date: words.date(at), distance });
}

/** "today", "tomorrow", "in 3 days"; `undefined` beyond a week. */
export function distanceInWords(days: number | undefined, words: Words): string | undefined {
  return days === undefined ? undefined : formatDistance(days, words.locale);
}

/** What happens without an answer, in the kit's words, where the backend names capabilities and gives no text of its own. */
export function consequenceInWords(
  { due }: Requirement,
  view: DueView,
  capabilities: readonly CapabilityState[],
  words: Words,
): string | undefined {
  const ids = due?.consequence?.capabilityIds ?? [];
  if (ids.length === 0) return undefined;
  const named = ids.map((id) => capabilities.find((capability) => capability.id === id));
  const labels = named.map((capability) => (capability?.label === undefined ? '' : words.text(capability.label).text));
  if (labels.includes('')) return words.t('rfi-items.consequence');
  const list = words.list(labels);
  if (named.every((capability) => capability?.status === 'inactive'))
    return words.t('rfi-items.consequence-paused', { capabilities: list });
  if (view.stage === 'overdue' || view.stage === 'expired')
    return words.t('rfi-items.consequence-overdue', { capabilities: list });
  const date = named.map((capability) => capability?.restrictedAt).find((at) => at !== undefined) ?? view.at;
  if (date === undefined) return words.t('rfi-items.consequence-undated', { capabilities: list });
  return words.t('rfi-items.consequence-on', { capabilities: list, date: words.date(date) });
}
