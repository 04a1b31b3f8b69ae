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
  { event, current = false, expected = false, irregular = event?.irregular === true, position, size, ...consumer },
  ref,
) {
  const state: LifecycleTimelineItemState = {
    type: event?.type,
    status: event?.to,
    current,
    expected,
    irregular,
  };
  const props = { 'aria-current': current ? 'step' : undefined, 'aria-posinset': position, 'aria-setsize': size };
  return renderPart('li', { props, state, ref }, consumer);
});

/** Props of `LifecycleTimelineItem`. */
export interface LifecycleTimelineItemProps extends PartComponentProps<'li', LifecycleTimelineItemState> {
  event?: LifecycleEvent | undefined;
  /** True for the newest event of a running story. */
  current?: boolean | undefined;
  /** True for the step that has not happened yet. */
  expected?: boolean | undefined;
  /** The event's own mark unless said: for the operators of a host, not for its customers. */
  irregular?: boolean | undefined;
  /** Where it stands and among how many, from 1; -1 for a number that is not known. For a list of which only a part is in the document. */
  position?: number | undefined;
  size?: number | undefined;
}
