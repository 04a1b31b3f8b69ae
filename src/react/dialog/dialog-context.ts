'use client';
import { createContext, useContext } from 'react';

/** What the parts of a dialog share. */
export interface DialogShared {
  /** What had the focus when the dialog opened. */
  opener: () => HTMLElement | null;
  rememberOpener: (opener: HTMLElement | null) => void;
}

/** The dialog around a part. */
export const DialogContext = createContext<DialogShared | undefined>(undefined);

/** The dialog around a part. @throws Error outside `DialogRoot`. */
export function useDialog(): DialogShared {
  const shared = useContext(DialogContext);
  if (shared === undefined) {
    throw new Error(
      'customer-status-kit: a part of Dialog stands alone. It takes its state from its root. Put it inside <DialogRoot>.',
    );
  }
  return shared;
}
