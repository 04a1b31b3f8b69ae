'use client';
import { type ReactElement, useId } from 'react';
import type { FeatureDecision, PresentedStatus } from '../../model/index.js';
import { useCustomerStatus } from '../../react/hooks/index.js';
import { useClientSnapshot, useHydrated } from '../../react/provider/index.js';
import { lockWords } from '../feature-gate/lock-words.js';
import { useFeatureLabel } from '../feature-gate/use-feature-label.js';
import { Icon } from '../icon/index.js';
import type { Words } from '../provider/index.js';
import { Heading, type HeadingLevel } from '../text/index.js';
import { usePanelWords } from './use-panel-words.js';

/** Where nothing can be used, or nothing is known, the banner says so for all features at once. */
const SILENT: readonly (PresentedStatus | undefined)[] = [undefined, 'UNKNOWN', 'REJECTED'];

/**
 * The features that are locked just now, those with the same reason together: why, and what opens them. Renders a `<section>`,
 * or nothing where none is locked.
 */
export function GatesOverview({ level }: { level: HeadingLevel }): ReactElement | null {
  const words = usePanelWords();
  const titleId = useId();
  const labelOf = useFeatureLabel();
  const hydrated = useHydrated();
  const { status } = useCustomerStatus();
  const decisions = useClientSnapshot((snapshot) => snapshot.features);
  const groups = hydrated && !SILENT.includes(status) ? lockedTogether(decisions, status, labelOf, words) : [];
  if (groups.length === 0) return null;
  return (
    <section className="csk-root csk-container csk-overview" lang={words.locale} aria-labelledby={titleId}>
      <Heading level={level} id={titleId}>
        {words.t('gates.title')}
      </Heading>
      <ul className="csk-list">
        {groups.map(({ why, names }) => (
          <li key={why} className="csk-overview-item">
            <strong className="csk-text csk-overview-locked">
              <Icon name="lock" />
              {words.list(names)}
            </strong>
            <p className="csk-text" data-muted="" data-size="small">
              {why}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LockedGroup {
  why: string;
  names: string[];
}

/** Only what is locked by where the customer stands: what is closed because nothing can be read opens by itself. */
function lockedTogether(
  decisions: Readonly<Record<string, FeatureDecision>>,
  status: PresentedStatus | undefined,
  labelOf: (feature: string) => string | undefined,
  words: Words,
): LockedGroup[] {
  const groups = new Map<string, LockedGroup>();
  for (const [feature, decision] of Object.entries(decisions)) {
    const label = labelOf(feature);
    if (label === undefined || decision.open || (decision.reason !== 'status' && decision.reason !== 'capability')) continue;
    const { reason, unlock } = lockWords(decision, { feature, status }, words);
    const why = `${reason} ${unlock}`;
    const group = groups.get(why) ?? { why, names: [] };
    group.names.push(label);
    groups.set(why, group);
  }
  return [...groups.values()];
}
