'use client';
import * as Radix from '@radix-ui/react-dialog';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';

/** Names the dialog. Renders an `<h2>`. */
export const DialogTitle = forwardRef<HTMLHeadingElement, DialogTitleProps>(function DialogTitle(consumer, ref) {
  return <Radix.Title asChild>{renderPart('h2', { state: {}, ref }, consumer)}</Radix.Title>;
});

/** Props of `DialogTitle`. */
export type DialogTitleProps = PartComponentProps<'h2', object>;
