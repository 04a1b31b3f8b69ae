'use client';
import { type FocusEvent, forwardRef } from 'react';
import { type PartComponentProps, renderPart, useComposedRefs } from '../part/index.js';
import { useRfiFormContext } from './rfi-form-context.js';

/** Takes focus when something has to be put right. Renders a `<div tabindex="-1">`. */
export const RFIFormSummary = forwardRef<HTMLDivElement, RFIFormSummaryProps>(function RFIFormSummary(consumer, ref) {
  const { problems, summaryRef } = useRfiFormContext();
  const composed = useComposedRefs<HTMLDivElement>(ref, summaryRef);
  const props = {
    tabIndex: -1,
    // Focusable once: a click beside a link in it must not take the focus there again.
    onBlur: ({ currentTarget, target }: FocusEvent<HTMLDivElement>) => {
      if (target === currentTarget) currentTarget.removeAttribute('tabindex');
    },
  };
  return renderPart('div', { props, state: { count: problems.length }, ref: composed }, consumer);
});

/** Props of `RFIFormSummary`. */
export type RFIFormSummaryProps = PartComponentProps<'div', { count: number }>;
