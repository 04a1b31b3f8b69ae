'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useRfiFieldContext } from './rfi-form-context.js';

/** Says how to answer. Renders a `<p>`. */
export const RFIFormHint = forwardRef<HTMLParagraphElement, RFIFormHintProps>(function RFIFormHint(consumer, ref) {
  const { hintId, invalid } = useRfiFieldContext();
  return renderPart('p', { props: { id: hintId }, state: { invalid }, ref }, consumer);
});

/** Props of `RFIFormHint`. */
export type RFIFormHintProps = PartComponentProps<'p', { invalid: boolean }>;
