'use client';
import { forwardRef } from 'react';
import type { LifecycleEvent } from '../../model/index.js';
import { type PartComponentProps, renderPart } from '../part/index.js';

/** What the `data-*` attributes of an item say. */
export interface LifecycleTimelineItemState {
  type: LifecycleEvent['type'] | undefined;
  status: string | undefined;
  current: boolean;
  expected: boolean;
  irregular: boolean;
}

/** One event, or the step expected next. The current one carries `aria-current="step"`. Renders an `<li>`. */
export const LifecycleTimelineItem = forwardRef<HTMLLIElement, LifecycleTimelineItemProps>(function LifecycleTimelineItem(
  { event, current = false, expected = false, ...consumer },
  ref,
) {
  const state: LifecycleTimelineItemState = {
    type: event?.type,
    status: event?.to,
    current,
    expected,
    irregular: event?.irregular === true,
  };
  return renderPart('li', { props: { 'aria-current': current ? 'step' : undefined }, state, ref }, consumer);
});

/** Props of `LifecycleTimelineItem`. */
export interface LifecycleTimelineItemProps extends PartComponentProps<'li', LifecycleTimelineItemState> {
  event?: LifecycleEvent | undefined;
  /** True for the newest event of a running story. */
  current?: boolean | undefined;
  /** True for the step that has not happened yet. */
  expected?: boolean | undefined;
}
