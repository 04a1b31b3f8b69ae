'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useRfiFormContext } from './rfi-form-context.js';

/** Goes on to the review, or sends. It stays in the tab order while it is busy, so that focus is not lost. Renders a `<button>`. */
export const RFIFormSubmit = forwardRef<HTMLButtonElement, RFIFormSubmitProps>(function RFIFormSubmit(consumer, ref) {
  const { sending, validating, step } = useRfiFormContext();
  const busy = sending || validating;
  const props = { type: 'submit', 'aria-disabled': busy || undefined };
  return renderPart('button', { props, state: { busy, step }, ref }, consumer);
});

/** Props of `RFIFormSubmit`. */
export type RFIFormSubmitProps = Omit<PartComponentProps<'button', { busy: boolean; step: 'list' | 'review' }>, 'type'>;
