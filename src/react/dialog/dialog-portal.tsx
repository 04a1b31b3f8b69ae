'use client';
import * as Radix from '@radix-ui/react-dialog';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';

/** Takes the dialog to the end of the page, or into `container`, while it is open. Renders a `<div>`. */
export const DialogPortal = forwardRef<HTMLDivElement, DialogPortalProps>(function DialogPortal({ container, ...consumer }, ref) {
  return (
    <Radix.Portal {...(container == null ? {} : { container })}>{renderPart('div', { state: {}, ref }, consumer)}</Radix.Portal>
  );
});

/** Props of `DialogPortal`. */
export interface DialogPortalProps extends PartComponentProps<'div', object> {
  container?: HTMLElement | null | undefined;
}
