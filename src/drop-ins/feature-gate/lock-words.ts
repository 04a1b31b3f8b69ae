import type { Translator } from '../../messages/index.js';
import type { FeatureDecision, PresentedStatus } from '../../model/index.js';

/** Why a feature is closed, and what opens it. */
export interface LockWords {
  reason: string;
  unlock: string;
}

/** The words of a closed gate. Where the status is the reason, the status says why. */
export function lockWords(
  decision: Extract<FeatureDecision, { open: false }>,
  status: PresentedStatus | undefined,
  words: Pick<Translator, 't'>,
): LockWords {
  const unlock = words.t(`gate.unlock.${decision.unlocks.step}`);
  if (decision.reason === 'loading') return { reason: words.t('gate.loading'), unlock: '' };
  if (decision.reason !== 'status') return { reason: words.t(`gate.reason.${decision.reason}`), unlock };
  const known = status === undefined || status === 'UNKNOWN' ? undefined : status;
  return { reason: words.t(known === undefined ? 'gate.reason.unknown_status' : `gate.reason.${known}`), unlock };
}
