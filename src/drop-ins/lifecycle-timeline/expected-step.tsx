'use client';
import type { ReactElement } from 'react';
import type { PresentedStatus, StatusInfo } from '../../model/index.js';
import { LifecycleTimelineItem } from '../../react/lifecycle-timeline/index.js';
import { fillText, SLOT } from '../text/index.js';
import { useTimelineWords } from './use-timeline-words.js';

const STEPS: Partial<Record<PresentedStatus, 'CREATED' | 'UNDER_REVIEW' | 'NEEDS_ADDITIONAL_INFORMATION' | 'UNKNOWN'>> = {
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
export function ExpectedStep({ info }: { info: StatusInfo | undefined }): ReactElement | null {
  const words = useTimelineWords();
  const step = info === undefined ? undefined : STEPS[info.status];
  if (info === undefined || step === undefined) return null;
  const until = info.expectedBy?.max ?? info.expectedBy?.min;
  const isAhead = until !== undefined && Date.parse(until) > words.now();
  return (
    <LifecycleTimelineItem className="csk-lifecycle-timeline-item" expected>
      <div className="csk-lifecycle-timeline-entry">
        <span className="csk-lifecycle-timeline-marker" aria-hidden="true" />
        <div className="csk-lifecycle-timeline-content">
          <span className="csk-lifecycle-timeline-tag">{words.t('timeline.next')}</span>
          <span className="csk-lifecycle-timeline-title">{words.t(`timeline.expected.${step}`)}</span>
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
