'use client';
import { type ReactElement, type ReactNode, type RefObject, useCallback, useRef } from 'react';
import { DialogContent, DialogDescription, DialogPortal, DialogRoot, DialogTitle } from '../../react/dialog/index.js';
import { useDropInSettings, useLanguage } from '../provider/index.js';
import { carryTokens } from './carry-tokens.js';

/** A question that must be answered before anything else. Theme, tokens, direction and language are repeated, because it stands at the end of the page. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  initialFocus,
  fallbackFocus,
  lockScroll,
  size,
  children,
}: DialogProps): ReactElement {
  const { theme } = useDropInSettings();
  const { locale, direction } = useLanguage();
  const place = useRef<HTMLSpanElement>(null);
  const onPortal = useCallback((portal: HTMLElement | null) => {
    if (portal !== null && place.current !== null) carryTokens(place.current, portal);
  }, []);
  return (
    <DialogRoot open={open} onOpenChange={onOpenChange}>
      {open ? <span ref={place} hidden /> : null}
      <DialogPortal ref={onPortal} className="csk-root csk-dialog-portal" lang={locale} dir={direction} data-csk-theme={theme}>
        <div className="csk-dialog-backdrop" />
        <DialogContent
          className="csk-dialog"
          data-size={size}
          liveRegionClassName="csk-visually-hidden"
          initialFocus={initialFocus}
          fallbackFocus={fallbackFocus}
          lockScroll={lockScroll}
        >
          <DialogTitle className="csk-heading">{title}</DialogTitle>
          <DialogDescription className="csk-text">{description}</DialogDescription>
          {children}
        </DialogContent>
      </DialogPortal>
    </DialogRoot>
  );
}

/** Props of `Dialog`. */
export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  fallbackFocus?: RefObject<HTMLElement | null> | undefined;
  /** `wide` for a picture. */
  size?: 'wide' | undefined;
  /** False to let the page behind go on scrolling. */
  lockScroll?: boolean | undefined;
  children?: ReactNode;
}
