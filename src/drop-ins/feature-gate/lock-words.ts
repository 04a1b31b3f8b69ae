import type { Translator } from '../../messages/index.js';
import type { FeatureDecision, PresentedStatus } from '../../model/index.js';

type ClosedDecision = Extract<FeatureDecision, { open: false }>;

/** Why a feature is closed, and what opens it. */
export interface LockWords {
  reason: string;
  unlock: string;
}

/** What is closed, and for whom. */
export interface LockedPlace {
  feature: string;
  status: PresentedStatus | undefined;
}

/** The words of a closed gate. Where the status is the reason, the status says why. */
export function lockWords(decision: ClosedDecision, place: LockedPlace, words: Pick<Translator, 't'>): LockWords {
  const unlock = unlockWords(decision.unlocks, place, words);
  if (decision.reason === 'loading') return { reason: words.t('gate.loading'), unlock: '' };
  // What is no part of the account is not "unavailable just now".
  if (decision.reason === 'unavailable' && decision.unlocks.step === 'nothing') return { reason: unlock, unlock: '' };
  if (decision.reason !== 'status') return { reason: words.t(`gate.reason.${decision.reason}`), unlock };
  return { reason: statusWords(decision.unlocks.step, place, words), unlock };
}

function statusWords(
  step: ClosedDecision['unlocks']['step'],
  { feature, status }: LockedPlace,
  words: Pick<Translator, 't'>,
): string {
  if (status === undefined || status === 'UNKNOWN') return words.t('gate.reason.unknown_status');
  // Where everything was sent it is looked at, before the status says so.
  if (step === 'wait_for_review') return words.t('gate.reason.UNDER_REVIEW');
  // Only of the change of details is it true that support changes them.
  if (status === 'ACTIVE' && feature !== 'updateProfile') return words.t('gate.reason.ACTIVE.other');
  return words.t(`gate.reason.${status}`);
}

/** A review does not open everything: what an active customer may not do either stays closed after it. */
function unlockWords(
  { step, statuses }: ClosedDecision['unlocks'],
  { status }: LockedPlace,
  words: Pick<Translator, 't'>,
): string {
  if (step === 'wait_for_review' && !statuses.includes('ACTIVE')) return words.t('gate.unlock.wait_for_review.later');
  if (step === 'answer_requests' && status === 'REJECTED') return words.t('gate.unlock.answer_requests.again');
  return words.t(`gate.unlock.${step}`);
}
