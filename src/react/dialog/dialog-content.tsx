'use client';
import * as Radix from '@radix-ui/react-dialog';
import { forwardRef, type ReactNode, type RefObject, useEffect } from 'react';
import { LiveRegion } from '../live-region/index.js';
import { isOfComposition, type PartComponentProps, renderPart } from '../part/index.js';
import { useDialog } from './dialog-context.js';
import { lockScroll } from './scroll-lock.js';

/**
 * The dialog itself. While it is open the focus stays inside, the page behind it does not scroll, and announcements are
 * made by a region inside it. Afterwards the focus goes back to what had it, or to `fallbackFocus` when that is gone.
 * Renders a `<div role="dialog">`.
 */
export const DialogContent = forwardRef<HTMLDivElement, DialogContentProps>(function DialogContent(
  { initialFocus, fallbackFocus, liveRegionClassName, lockScroll: isLocking = true, children, ...consumer },
  ref,
) {
  const { opener, rememberOpener } = useDialog();
  const onOpenAutoFocus = (event: Event) => {
    rememberOpener(focusedOutside(event.currentTarget));
    if (initialFocus?.current == null) return;
    event.preventDefault();
    initialFocus.current.focus();
  };
  const onCloseAutoFocus = (event: Event) => {
    event.preventDefault();
    const before = opener();
    const target = before?.isConnected === true ? before : fallbackFocus?.current;
    target?.focus();
  };
  const content: ReactNode = (
    <>
      {children}
      <LiveRegion className={liveRegionClassName} />
      {isLocking ? <ScrollLock /> : null}
    </>
  );
  return (
    <Radix.Content
      asChild
      onOpenAutoFocus={onOpenAutoFocus}
      onCloseAutoFocus={onCloseAutoFocus}
      onEscapeKeyDown={leaveToComposition}
    >
      {renderPart('div', { props: { children: content }, state: {}, ref }, consumer)}
    </Radix.Content>
  );
});

/** A child of the content, so that it is there only while the dialog is open. */
function ScrollLock(): null {
  useEffect(() => lockScroll(document.documentElement), []);
  return null;
}

/** While text is composed, as in Japanese, Escape takes back what was composed and is not meant for the dialog. */
function leaveToComposition(event: KeyboardEvent): void {
  if (isOfComposition(event)) event.preventDefault();
}

function focusedOutside(content: EventTarget | null): HTMLElement | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return null;
  return content instanceof Node && content.contains(focused) ? null : focused;
}

/** Props of `DialogContent`. */
export interface DialogContentProps extends PartComponentProps<'div', object> {
  /** Gets the focus first: the safest choice where a step cannot be taken back. The first control unless said. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** Gets the focus afterwards when what opened the dialog is no longer there. */
  fallbackFocus?: RefObject<HTMLElement | null> | undefined;
  /** Class of the region for announcements, which must hide it from sight and not from screen readers. */
  liveRegionClassName?: string | undefined;
  /** False to let the page behind the dialog go on scrolling. */
  lockScroll?: boolean | undefined;
}
