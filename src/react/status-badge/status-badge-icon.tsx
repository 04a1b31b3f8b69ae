'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { type StatusBadgeState, useStatusBadge } from './status-badge-context.js';

/** The place of the drawing. It is hidden from screen readers: the label says the same. Renders a `<span>`. */
export const StatusBadgeIcon = forwardRef<HTMLSpanElement, StatusBadgeIconProps>(function StatusBadgeIcon(consumer, ref) {
  const state = useStatusBadge();
  return renderPart('span', { props: { 'aria-hidden': true }, state, ref }, consumer);
});

/** Props of `StatusBadgeIcon`. */
export type StatusBadgeIconProps = PartComponentProps<'span', StatusBadgeState>;
