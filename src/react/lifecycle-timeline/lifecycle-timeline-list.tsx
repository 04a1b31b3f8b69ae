'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';

/** The list of events in their order. Renders an `<ol>`. */
export const LifecycleTimelineList = forwardRef<HTMLOListElement, LifecycleTimelineListProps>(
  function LifecycleTimelineList(consumer, ref) {
    // Safari drops the list's meaning together with its markers; the role keeps it.
    return renderPart('ol', { props: { role: 'list' }, state: {}, ref }, consumer);
  },
);

/** Props of `LifecycleTimelineList`. */
export type LifecycleTimelineListProps = PartComponentProps<'ol', object>;
