'use client';
import * as Radix from '@radix-ui/react-dialog';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';

/** Opens the dialog. Renders a `<button>`. */
export const DialogTrigger = forwardRef<HTMLButtonElement, DialogTriggerProps>(function DialogTrigger(consumer, ref) {
  return <Radix.Trigger asChild>{renderPart('button', { props: { type: 'button' }, state: {}, ref }, consumer)}</Radix.Trigger>;
});

/** Props of `DialogTrigger`. */
export type DialogTriggerProps = PartComponentProps<'button', object>;
