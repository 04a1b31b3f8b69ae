'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { type StatusBadgeState, useStatusBadge } from './status-badge-context.js';

/** The place of the words. Renders a `<span>`. */
export const StatusBadgeLabel = forwardRef<HTMLSpanElement, StatusBadgeLabelProps>(function StatusBadgeLabel(consumer, ref) {
  const state = useStatusBadge();
  return renderPart('span', { state, ref }, consumer);
});

/** Props of `StatusBadgeLabel`. */
export type StatusBadgeLabelProps = PartComponentProps<'span', StatusBadgeState>;
