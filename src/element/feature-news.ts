import type { ClientSnapshot } from '../client/index.js';
import { decideFeature, type FeatureDecision } from '../model/index.js';
import type { TellPage } from './panel-events.js';

/**
 * Tells the page which features open and close, whoever the customer is: what was open for one and is not known of the next
 * is told closed first.
 */
export function createFeatureNews(tell: TellPage): (features: ClientSnapshot['features']) => void {
  const open = new Set<string>();
  return (features) => {
    const forgotten = [...open].filter((feature) => !Object.hasOwn(features, feature));
    const decisions: [string, FeatureDecision][] = [
      ...forgotten.map((feature): [string, FeatureDecision] => [feature, decideFeature({}, feature, { phase: 'unavailable' })]),
      ...Object.entries(features),
    ];
    for (const [feature, decision] of decisions) {
      if (decision.open === open.has(feature)) continue;
      if (decision.open) open.add(feature);
      else open.delete(feature);
      tell('csk-feature-changed', { feature, open: decision.open, decision });
    }
  };
}
