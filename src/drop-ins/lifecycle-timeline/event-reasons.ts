import { specificReasonWords } from '../../messages/index.js';
import { isClosedStatus, type LifecycleEvent, type Reason, type ResolvedText } from '../../model/index.js';
import type { RowVoice } from './row-manners.js';

/**
 * Why it happened. Where others closed an account a customer is always told something, so that a finding that must not be
 * told reads as none at all.
 */
export function eventReasons({ reasons, to, actor }: LifecycleEvent, voice: RowVoice): ResolvedText[] {
  const isClosed = isClosedStatus(to);
  if (reasons.length === 0 && !isClosed) return [];
  const told = reasonLines(reasons, voice, isClosed);
  const isSilent = told.length === 0 && isClosed && voice.viewer === 'customer' && actor.kind !== 'customer';
  return isSilent ? [{ text: voice.words.t('reasons.other') }] : told;
}

/** Reasons as the viewer may read them. Where nothing can be done any more, without what could have been done. */
export function reasonLines(reasons: readonly Reason[], { viewer, words }: RowVoice, isFinal = false): ResolvedText[] {
  if (viewer === 'customer') return specificReasonWords(reasons, words, { isFinal });
  const lines = reasons.flatMap((reason) => operatorLines(reason, words));
  return lines.filter((line, index) => lines.findIndex(({ text }) => text === line.text) === index);
}

/** An operator reads what was found, whatever it is, and what a colleague wrote about it. */
function operatorLines({ code, message }: Reason, words: RowVoice['words']): ResolvedText[] {
  const written = message === undefined || message === '' ? [] : [words.text(message)];
  return code === 'other' && written.length > 0 ? written : [{ text: findingWords(code, words) }, ...written];
}

/** The customer's words for it, but where those say nothing or speak to the customer. */
function findingWords(code: string, words: RowVoice['words']): string {
  return words.find(`timeline.finding.${code}`) ?? words.find(`reasons.${code}`) ?? words.t('timeline.finding-code', { code });
}
