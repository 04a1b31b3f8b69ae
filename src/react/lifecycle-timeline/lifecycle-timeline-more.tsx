'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';

/** What the `data-*` attributes of the button say. */
export interface LifecycleTimelineMoreState {
  busy: boolean;
}

/** Loads older events. It stays in the tab order while it is busy, so that the focus is not lost. Renders a `<button>`. */
export const LifecycleTimelineMore = forwardRef<HTMLButtonElement, LifecycleTimelineMoreProps>(function LifecycleTimelineMore(
  { busy = false, onLoadMore, ...consumer },
  ref,
) {
  const props = {
    type: 'button',
    'aria-disabled': busy || undefined,
    onClick: () => {
      if (!busy) onLoadMore();
    },
  };
  return renderPart('button', { props, state: { busy }, ref }, consumer);
});

/** Props of `LifecycleTimelineMore`. */
export interface LifecycleTimelineMoreProps extends PartComponentProps<'button', LifecycleTimelineMoreState> {
  onLoadMore: () => void;
  busy?: boolean | undefined;
}
