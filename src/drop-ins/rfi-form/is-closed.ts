import type { PresentedStatus } from '../../model/index.js';

/** True where nobody looks at anything any more. */
export function isClosed(status: PresentedStatus | undefined): boolean {
  return status === 'REJECTED' || status === 'DEACTIVATED';
}
