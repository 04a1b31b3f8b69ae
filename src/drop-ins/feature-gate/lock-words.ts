import type { Translator } from '../../messages/index.js';
import type { FeatureDecision, PresentedStatus } from '../../model/index.js';

type ClosedDecision = Extract<FeatureDecision, { open: false }>;

/** Why a feature is closed, and what opens it. */
export interface LockWords {
  reason: string;
  unlock: string;
}

/** The words of a closed gate. Where the status is the reason, the status says why. */
export function lockWords(
  decision: ClosedDecision,
  status: PresentedStatus | undefined,
  words: Pick<Translator, 't'>,
): LockWords {
  const unlock = unlockWords(decision.unlocks, words);
  if (decision.reason === 'loading') return { reason: words.t('gate.loading'), unlock: '' };
  // What is no part of the account is not "unavailable just now".
  if (decision.reason === 'unavailable' && decision.unlocks.step === 'nothing') return { reason: unlock, unlock: '' };
  if (decision.reason !== 'status') return { reason: words.t(`gate.reason.${decision.reason}`), unlock };
  const known = status === undefined || status === 'UNKNOWN' ? undefined : status;
  return { reason: words.t(known === undefined ? 'gate.reason.unknown_status' : `gate.reason.${known}`), unlock };
}

/** A review does not open everything: what an active customer may not do either stays closed after it. */
function unlockWords({ step, statuses }: ClosedDecision['unlocks'], words: Pick<Translator, 't'>): string {
  const staysClosed = step === 'wait_for_review' && !statuses.includes('ACTIVE');
  return words.t(staysClosed ? 'gate.unlock.wait_for_review.later' : `gate.unlock.${step}`);
}
