'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';

/** When it happened; the words are the children. Renders a `<time datetime>`. */
export const LifecycleTimelineTime = forwardRef<HTMLTimeElement, LifecycleTimelineTimeProps>(function LifecycleTimelineTime(
  { at, ...consumer },
  ref,
) {
  return renderPart('time', { props: { dateTime: at }, state: {}, ref }, consumer);
});

/** Props of `LifecycleTimelineTime`. */
export interface LifecycleTimelineTimeProps extends PartComponentProps<'time', object> {
  /** ISO 8601 instant. */
  at: string;
}
