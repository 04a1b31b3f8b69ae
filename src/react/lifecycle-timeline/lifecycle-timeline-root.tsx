'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';

/** What the `data-*` attributes of the root say. */
export interface LifecycleTimelineState {
  phase: 'loading' | 'ready' | 'failed';
  empty: boolean;
}

/** The section around a timeline. Renders a `<section>`. */
export const LifecycleTimelineRoot = forwardRef<HTMLElement, LifecycleTimelineRootProps>(function LifecycleTimelineRoot(
  { phase = 'ready', empty = false, ...consumer },
  ref,
) {
  return renderPart(
    'section',
    { props: { 'aria-busy': phase === 'loading' || undefined }, state: { phase, empty }, ref },
    consumer,
  );
});

/** Props of `LifecycleTimelineRoot`. */
export interface LifecycleTimelineRootProps extends PartComponentProps<'section', LifecycleTimelineState> {
  phase?: LifecycleTimelineState['phase'] | undefined;
  empty?: boolean | undefined;
}
