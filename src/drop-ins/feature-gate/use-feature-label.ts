'use client';
import { useDropInSettings } from '../provider/index.js';
import { useGateWords } from './use-gate-words.js';

/** Names a feature: the host's label, else the kit's words, else nothing. */
export function useFeatureLabel(): (feature: string) => string | undefined {
  const { featureLabels } = useDropInSettings();
  const words = useGateWords();
  return (feature) => {
    if (featureLabels !== undefined && Object.hasOwn(featureLabels, feature)) return featureLabels[feature];
    return words.find(`features.${feature}`);
  };
}
