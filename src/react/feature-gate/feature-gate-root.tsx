'use client';
import { forwardRef } from 'react';
import type { CustomerClient } from '../../client/index.js';
import { useFeature } from '../hooks/index.js';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { FeatureGateContext, type FeatureGateState, gateState } from './feature-gate-context.js';

/** Asks whether a feature is open and tells its parts. Closed on the server and while nothing is known. Renders a `<div>`. */
export const FeatureGateRoot = forwardRef<HTMLDivElement, FeatureGateRootProps>(function FeatureGateRoot(
  { feature, client, ...consumer },
  ref,
) {
  const decision = useFeature(feature, client);
  return (
    <FeatureGateContext.Provider value={decision}>
      {renderPart('div', { state: gateState(decision), ref }, consumer)}
    </FeatureGateContext.Provider>
  );
});

/** Props of `FeatureGateRoot`. */
export interface FeatureGateRootProps extends PartComponentProps<'div', FeatureGateState> {
  feature: string;
  /** Beats the provider's. */
  client?: CustomerClient | undefined;
}
