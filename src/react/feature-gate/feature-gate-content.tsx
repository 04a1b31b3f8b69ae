'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { type FeatureGateState, gateState, useFeatureGate } from './feature-gate-context.js';

/** What is behind the gate. Its children are not rendered while the gate is closed. Renders a `<div>`, or nothing. */
export const FeatureGateContent = forwardRef<HTMLDivElement, FeatureGateContentProps>(function FeatureGateContent(consumer, ref) {
  const decision = useFeatureGate();
  return decision.open ? renderPart('div', { state: gateState(decision), ref }, consumer) : null;
});

/** Props of `FeatureGateContent`. */
export type FeatureGateContentProps = PartComponentProps<'div', FeatureGateState>;
