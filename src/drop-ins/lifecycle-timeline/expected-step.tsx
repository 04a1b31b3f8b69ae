'use client';
import type { ReactElement } from 'react';
import { nextStep, type PresentedStatus, type Standing, type StatusInfo } from '../../model/index.js';
import { LifecycleTimelineItem } from '../../react/lifecycle-timeline/index.js';
import type { Words } from '../provider/index.js';
import { expectedRange, fillText, hasPassed, SLOT } from '../text/index.js';
import type { TimelineViewer } from './event-words.js';
import { useTimelineWords } from './use-timeline-words.js';

type Step = 'CREATED' | 'UNDER_REVIEW' | 'NEEDS_ADDITIONAL_INFORMATION' | 'UNKNOWN' | 'support';

const STEPS: Partial<Record<PresentedStatus, Exclude<Step, 'support'>>> = {
  CREATED: 'CREATED',
  UNDER_REVIEW: 'UNDER_REVIEW',
  NEEDS_ADDITIONAL_INFORMATION: 'NEEDS_ADDITIONAL_INFORMATION',
  UNKNOWN: 'UNKNOWN',
};

/** True where the story has not come to rest. */
export function isStepExpected(info: StatusInfo | undefined): boolean {
  return info !== undefined && STEPS[info.status] !== undefined;
}

/** The step that has not happened yet. Nothing where the story has come to rest. */
export function ExpectedStep({ info, standing, viewer }: ExpectedStepProps): ReactElement | null {
  const words = useTimelineWords();
  const step = info === undefined ? undefined : expectedStep(info, standing);
  if (info === undefined || step === undefined) return null;
  const { min, max } = expectedRange(info.expectedBy);
  const until = max ?? min;
  const isAhead = until !== undefined && !hasPassed(until, words);
  return (
    <LifecycleTimelineItem className="csk-lifecycle-timeline-item" expected>
      <div className="csk-lifecycle-timeline-entry">
        <span className="csk-lifecycle-timeline-marker" aria-hidden="true" />
        <div className="csk-lifecycle-timeline-content">
          <span className="csk-lifecycle-timeline-tag">{words.t('timeline.next')}</span>
          <span className="csk-lifecycle-timeline-title">{expectedWords(step, viewer, words)}</span>
          {isAhead ? (
            <span className="csk-lifecycle-timeline-meta">
              {fillText(words.t('timeline.expected-by', { date: SLOT }), <time dateTime={until}>{words.date(until)}</time>)}
            </span>
          ) : null}
        </div>
      </div>
    </LifecycleTimelineItem>
  );
}

interface ExpectedStepProps {
  info: StatusInfo | undefined;
  standing: Standing | undefined;
  viewer: TimelineViewer;
}

/** The same way on that the banner and the gates name: support where only support can help, the result where all was sent. */
function expectedStep(info: StatusInfo, standing: Standing | undefined): Step | undefined {
  const step = STEPS[info.status];
  if (step !== 'CREATED' && step !== 'NEEDS_ADDITIONAL_INFORMATION') return step;
  const way = nextStep({ ...standing, status: info.status, recovery: info.recovery });
  if (way === 'contact_support') return 'support';
  return way === 'wait_for_review' ? 'UNDER_REVIEW' : step;
}

/** What a customer has to do is told to them as "you", and to an operator as the customer's. */
function expectedWords(step: Step, viewer: TimelineViewer, words: Words): string {
  const isTheirs = step !== 'UNDER_REVIEW' && step !== 'UNKNOWN';
  return words.t(viewer === 'operator' && isTheirs ? `timeline.expected-operator.${step}` : `timeline.expected.${step}`);
}
