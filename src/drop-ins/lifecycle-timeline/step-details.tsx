'use client';
import type { ReactElement } from 'react';
import { isConfidentialReason, type LifecycleEvent, type LifecycleStep } from '../../model/index.js';
import { LifecycleTimelineList } from '../../react/lifecycle-timeline/index.js';
import type { Words } from '../provider/index.js';
import { BackendText } from '../text/index.js';
import { Disclosure } from './disclosure.js';
import { durationWords, isDuration } from './event-words.js';
import type { RowVoice } from './row-manners.js';

/** What the provider did, step by step. A customer is not shown which step led to a finding that is confidential. */
export function stepDetails({ events, viewer, words }: EventsWithSteps): ReactElement | null {
  const steps = events
    .filter(({ reasons }) => viewer === 'operator' || !reasons.some(isConfidentialReason))
    .flatMap((event) => event.steps ?? []);
  if (steps.length === 0) return null;
  return (
    <Disclosure name="steps" summary={words.t('timeline.steps', { count: steps.length })}>
      <LifecycleTimelineList className="csk-lifecycle-timeline-items">
        {steps.map((step, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- steps have no id, and those of an event never change
          <Step key={index} step={step} words={words} />
        ))}
      </LifecycleTimelineList>
    </Disclosure>
  );
}

interface EventsWithSteps extends RowVoice {
  events: readonly LifecycleEvent[];
}

function Step({ step, words }: { step: LifecycleStep; words: Words }): ReactElement {
  const duration = durationOf(step);
  return (
    <li className="csk-lifecycle-timeline-sub" data-state={step.status}>
      <span className="csk-lifecycle-timeline-sub-title">
        <BackendText value={words.text(step.name)} />{' '}
        <span className="csk-lifecycle-timeline-state">{words.t(`timeline.step.${step.status}`)}</span>
      </span>
      {duration === undefined ? null : (
        <span className="csk-lifecycle-timeline-meta">
          {words.t('timeline.took', { duration: durationWords(duration, words) })}
        </span>
      )}
    </li>
  );
}

function durationOf({ durationMs, startedAt, finishedAt }: LifecycleStep): number | undefined {
  if (isDuration(durationMs)) return durationMs;
  if (startedAt === undefined || finishedAt === undefined) return undefined;
  const duration = Date.parse(finishedAt) - Date.parse(startedAt);
  return isDuration(duration) ? duration : undefined;
}
