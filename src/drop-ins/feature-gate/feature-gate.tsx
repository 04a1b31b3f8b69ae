'use client';
import type { ReactElement, ReactNode } from 'react';
import type { CustomerClient } from '../../client/index.js';
import type { FeatureDecision } from '../../model/index.js';
import { useFeature } from '../../react/hooks/index.js';
import type { CustomerAction } from '../provider/index.js';
import type { HeadingLevel } from '../text/index.js';
import { FeatureLock } from './feature-lock.js';
import { FeatureUntil } from './feature-until.js';
import { useFeatureLabel } from './use-feature-label.js';

/**
 * Shows its children while a feature is open; else why it is closed, what opens it and the way there. Closed on the
 * server and until the customer is known. Open for a time only, it says until when. A gate in a browser is comfort: the server must ask the same question.
 *
 * @example
 * ```tsx
 * import { FeatureGate } from 'customer-status-kit';
 *
 * export const Payments = () => (
 *   <FeatureGate feature="createTransaction" label="Payments">
 *     <a href="/pay">Pay somebody</a>
 *   </FeatureGate>
 * );
 * ```
 */
export function FeatureGate(props: FeatureGateProps): ReactElement {
  const { feature, label, children, fallback, render, client, headingLevel = 3, onAction, className, showUntil = true } = props;
  const decision = useFeature(feature, client);
  const labelOf = useFeatureLabel();
  const named = label ?? labelOf(feature);
  if (render !== undefined) return <>{render(decision)}</>;
  if (decision.open) {
    const until = showUntil ? decision.until : undefined;
    return (
      <>
        {until === undefined ? null : <FeatureUntil until={until} isAsked={decision.isAsked} />}
        {children}
      </>
    );
  }
  if (fallback !== undefined) return <>{typeof fallback === 'function' ? fallback(decision) : fallback}</>;
  return (
    <FeatureLock feature={feature} decision={decision} label={named} level={headingLevel} {...{ client, onAction, className }} />
  );
}

/** Props of `FeatureGate`. */
export interface FeatureGateProps {
  feature: string;
  /** What the feature is called; the default features have names. */
  label?: string | undefined;
  children?: ReactNode;
  /** Shown instead of the kit's own lock. */
  fallback?: ReactNode | ((decision: ClosedDecision) => ReactNode);
  /** Shown open or closed, in place of everything else. */
  render?: ((decision: FeatureDecision) => ReactNode) | undefined;
  /** Beats the provider's. */
  client?: CustomerClient | undefined;
  /** Rank of the lock's heading, 3 unless said. */
  headingLevel?: HeadingLevel | undefined;
  /** Beats the provider's. */
  onAction?: ((action: CustomerAction) => void) | undefined;
  className?: string | undefined;
  /** False to leave out until when an open feature stays open; the decision of `render` says it too. */
  showUntil?: boolean | undefined;
}

/** Why a feature is closed and what would open it. */
export type ClosedDecision = Extract<FeatureDecision, { open: false }>;
