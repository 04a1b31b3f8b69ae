'use client';
import { createContext, useContext } from 'react';
import type { PresentedStatus } from '../../model/index.js';

/** What every part of a badge knows, and what its `data-*` attributes say. */
export interface StatusBadgeState {
  status: PresentedStatus;
  size: 'small' | 'medium' | 'large';
}

/** The badge around a part. */
export const StatusBadgeContext = createContext<StatusBadgeState | undefined>(undefined);

/** The badge around a part. @throws Error outside `StatusBadgeRoot`. */
export function useStatusBadge(): StatusBadgeState {
  const state = useContext(StatusBadgeContext);
  if (state === undefined) {
    throw new Error(
      'customer-status-kit: a part of StatusBadge stands alone. It takes the status from its root. Put it inside <StatusBadgeRoot status={…}>.',
    );
  }
  return state;
}
