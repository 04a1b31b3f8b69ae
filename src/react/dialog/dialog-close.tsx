'use client';
import * as Radix from '@radix-ui/react-dialog';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';

/** Closes the dialog. Renders a `<button>`. */
export const DialogClose = forwardRef<HTMLButtonElement, DialogCloseProps>(function DialogClose(consumer, ref) {
  return <Radix.Close asChild>{renderPart('button', { props: { type: 'button' }, state: {}, ref }, consumer)}</Radix.Close>;
});

/** Props of `DialogClose`. */
export type DialogCloseProps = PartComponentProps<'button', object>;
