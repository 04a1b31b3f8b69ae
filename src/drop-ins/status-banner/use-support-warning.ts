'use client';
import { useEffect } from 'react';
import { isClosedStatus, type PresentedStatus, type StatusInfo } from '../../model/index.js';
import { useHasSupport } from '../support/index.js';

declare const process: { env: { NODE_ENV?: string } };

let isSaid = false;

/** Tells a developer, once, that customers are sent to support and the host has not said where that is. */
export function useSupportWarning(status: PresentedStatus | undefined, info: StatusInfo | undefined): void {
  const hasSupport = useHasSupport();
  const isNeeded = isClosedStatus(status) || info?.recovery === 'support';
  useEffect(() => {
    if (hasSupport || !isNeeded || isSaid || !isDevelopment()) return;
    isSaid = true;
    // oxlint-disable-next-line no-console -- a mistake of the host that only a developer can mend
    console.warn(
      `customer-status-kit: the status ${status} sends the customer to support, and there is no way to reach it on this page. ` +
        'The customer is stuck. Pass support={{ href: "mailto:…" }} or onAction to CustomerStatusProvider.',
    );
  }, [hasSupport, isNeeded, status]);
}

/** Bundlers put the name of the environment in; where nobody did, it counts as production. */
function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}
