import type { PresentedStatus } from '../../model/index.js';
import type { StatusIconName } from '../icon/index.js';

/** How loud a status is: never said by colour alone, each has a drawing of its own too. */
export type Tone = 'info' | 'positive' | 'caution' | 'negative' | 'neutral';

/** Tone and drawing of each status. */
export const STATUS_LOOKS: Readonly<Record<PresentedStatus, { tone: Tone; icon: StatusIconName }>> = {
  CREATED: { tone: 'neutral', icon: 'circle' },
  UNDER_REVIEW: { tone: 'info', icon: 'clock' },
  NEEDS_ADDITIONAL_INFORMATION: { tone: 'caution', icon: 'warning' },
  ACTIVE: { tone: 'positive', icon: 'check-circle' },
  REJECTED: { tone: 'negative', icon: 'cross-circle' },
  DEACTIVATED: { tone: 'neutral', icon: 'pause' },
  UNKNOWN: { tone: 'neutral', icon: 'question' },
};
