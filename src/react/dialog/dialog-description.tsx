'use client';
import * as Radix from '@radix-ui/react-dialog';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';

/** Describes the dialog. Renders a `<p>`. */
export const DialogDescription = forwardRef<HTMLParagraphElement, DialogDescriptionProps>(
  function DialogDescription(consumer, ref) {
    return <Radix.Description asChild>{renderPart('p', { state: {}, ref }, consumer)}</Radix.Description>;
  },
);

/** Props of `DialogDescription`. */
export type DialogDescriptionProps = PartComponentProps<'p', object>;
