'use client';
import { forwardRef } from 'react';
import { presentStatus } from '../../model/index.js';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { StatusBadgeContext, type StatusBadgeState } from './status-badge-context.js';

/** The badge. A status the kit does not know becomes `UNKNOWN`. Renders a `<span>`. */
export const StatusBadgeRoot = forwardRef<HTMLSpanElement, StatusBadgeRootProps>(function StatusBadgeRoot(
  { status, size = 'medium', ...consumer },
  ref,
) {
  const state: StatusBadgeState = { status: presentStatus(status), size };
  return <StatusBadgeContext.Provider value={state}>{renderPart('span', { state, ref }, consumer)}</StatusBadgeContext.Provider>;
});

/** Props of `StatusBadgeRoot`. */
export interface StatusBadgeRootProps extends PartComponentProps<'span', StatusBadgeState> {
  /** One of the six states; anything else is shown as `UNKNOWN`. */
  status: string;
  size?: StatusBadgeState['size'] | undefined;
}
