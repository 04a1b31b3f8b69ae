'use client';
import type { ReactElement } from 'react';
import { Icon } from '../icon/index.js';
import { fillText, SLOT, TimeText } from '../text/index.js';
import { untilWhen } from './until-when.js';
import { useGateWords } from './use-gate-words.js';

const SENTENCES = { asked: 'gate.until', plain: 'gate.until-plain', over: 'gate.was-until' } as const;

/** Says that an open feature is open until a date, and what keeps it open. Renders a `<p>`. */
export function FeatureUntil({ until, isAsked = false }: FeatureUntilProps): ReactElement {
  const words = useGateWords();
  const sentence = words.t(SENTENCES[untilWhen(until, { isAsked, now: words.now() })], { date: SLOT });
  return (
    <p className="csk-root csk-tone csk-feature-gate-until" data-tone="caution" lang={words.locale}>
      <Icon name="clock" />
      <span>{fillText(sentence, <TimeText at={until} />)}</span>
    </p>
  );
}

interface FeatureUntilProps {
  until: string;
  /** True where answering keeps it open. */
  isAsked: boolean | undefined;
}
