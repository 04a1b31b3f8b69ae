'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { type FeatureGateState, gateState, useFeatureGate } from './feature-gate-context.js';

/** What stands in the way while the gate is closed. Renders a `<div>`, or nothing. */
export const FeatureGateLock = forwardRef<HTMLDivElement, FeatureGateLockProps>(function FeatureGateLock(consumer, ref) {
  const decision = useFeatureGate();
  return decision.open ? null : renderPart('div', { state: gateState(decision), ref }, consumer);
});

/** Props of `FeatureGateLock`. */
export type FeatureGateLockProps = PartComponentProps<'div', FeatureGateState>;
