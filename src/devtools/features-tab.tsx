'use client';
import type { ReactElement } from 'react';
import { useClientSnapshot } from '../react/provider/index.js';
import type { FeatureDecision, FeatureRule } from '../model/index.js';
import { usePanel } from './panel-context.js';
import { WORDS } from './words.js';

/** Every gate: open or closed, why, and what would open it. */
export function FeaturesTab(): ReactElement {
  const { tools } = usePanel();
  const features = useClientSnapshot((snapshot) => snapshot.features, tools.live);
  const words = WORDS.features;
  return (
    <table className="csk-devtools-table">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          {[words.feature, words.now, words.why, words.opens, words.rule].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.entries(features).map(([feature, decision]) => (
          <Gate key={feature} feature={feature} decision={decision} rule={tools.policy?.[feature]} />
        ))}
      </tbody>
    </table>
  );
}

interface GateProps {
  feature: string;
  decision: FeatureDecision;
  rule: FeatureRule | undefined;
}

function Gate({ feature, decision, rule }: GateProps): ReactElement {
  return (
    <tr data-open={decision.open || undefined}>
      <th scope="row">{feature}</th>
      <td>{stateOf(decision)}</td>
      <td>{decision.open ? '' : WORDS.why[decision.reason]}</td>
      <td>{decision.open ? '' : `${WORDS.unlock[decision.unlocks.step]} ${decision.unlocks.statuses.join(', ')}`}</td>
      <td>{rule === undefined ? WORDS.none : ruleText(rule)}</td>
    </tr>
  );
}

function stateOf(decision: FeatureDecision): string {
  if (!decision.open) return WORDS.features.closed;
  return decision.until === undefined ? WORDS.features.open : WORDS.features.until(decision.until);
}

function ruleText({ statuses, capability }: FeatureRule): string {
  const named = statuses.length === 0 ? WORDS.features.anyStatus : statuses.join(', ');
  return capability === undefined ? named : `${named} ${WORDS.features.capability(capability)}`;
}
