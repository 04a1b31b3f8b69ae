'use client';
import * as Radix from '@radix-ui/react-dialog';
import { type ReactElement, type ReactNode, useCallback, useMemo, useRef } from 'react';
import { DialogContext } from './dialog-context.js';

/** A modal dialog, open or closed. Renders no element. */
export function DialogRoot({ open, onOpenChange, children }: DialogRootProps): ReactElement {
  const opener = useRef<HTMLElement | null>(null);
  const shared = useMemo(() => {
    const rememberOpener = (element: HTMLElement | null) => {
      opener.current = element;
    };
    return { opener: () => opener.current, rememberOpener };
  }, []);
  const change = useCallback((next: boolean) => onOpenChange(next), [onOpenChange]);
  return (
    <DialogContext.Provider value={shared}>
      <Radix.Root open={open} onOpenChange={change}>
        {children}
      </Radix.Root>
    </DialogContext.Provider>
  );
}

/** Props of `DialogRoot`. */
export interface DialogRootProps {
  open: boolean;
  /** Called when the customer opens or closes it, also by Escape or outside of it. */
  onOpenChange: (open: boolean) => void;
  children?: ReactNode;
}
