'use client';
import { type ReactElement, useMemo } from 'react';
import { errorWords } from '../../messages/index.js';
import { groupMoments, LifecycleTimelineList, sortEvents } from '../../react/lifecycle-timeline/index.js';
import { useWords } from '../provider/index.js';
import { Notice } from '../text/index.js';
import { ExpectedStep } from './expected-step.js';
import type { TimelineData } from './lifecycle-timeline.js';
import { OlderEvents } from './older-events.js';
import { TimelineMomentItem } from './timeline-moment-item.js';

/** The list, or what stands in for it. What was loaded stays when loading more fails. */
export function TimelineBody({ viewer, ...data }: TimelineData & { viewer: 'customer' | 'operator' }): ReactElement {
  const words = useWords();
  const moments = useMemo(() => groupMoments(sortEvents(data.events)), [data.events]);
  if (!data.supported) return <Quiet text={words.t('timeline.unsupported')} />;
  if (moments.length === 0 && data.phase === 'loading') return <Loading text={words.t('timeline.loading')} />;
  if (moments.length === 0 && data.phase === 'ready') return <Quiet text={words.t('timeline.empty')} />;
  return (
    <>
      {moments.length === 0 ? null : (
        <LifecycleTimelineList className="csk-lifecycle-timeline-list" aria-label={words.t('timeline.list')}>
          <ExpectedStep info={data.expected} />
          {moments.map((moment, index) => (
            <TimelineMomentItem key={moment.events[0]?.id ?? moment.at} moment={moment} current={index === 0} viewer={viewer} />
          ))}
        </LifecycleTimelineList>
      )}
      {data.phase === 'failed' ? <Failed data={data} /> : <OlderEvents data={data} />}
    </>
  );
}

function Quiet({ text }: { text: string }): ReactElement {
  return (
    <p className="csk-text" data-muted="">
      {text}
    </p>
  );
}

function Loading({ text }: { text: string }): ReactElement {
  return (
    <div className="csk-stack">
      <span className="csk-visually-hidden">{text}</span>
      {['first', 'second', 'third'].map((line) => (
        <span key={line} className="csk-skeleton csk-lifecycle-timeline-skeleton" aria-hidden="true" />
      ))}
    </div>
  );
}

function Failed({ data }: { data: TimelineData }): ReactElement {
  const words = useWords();
  const { loadMore, error } = data;
  return (
    <Notice tone="caution">
      <p className="csk-text">
        {words.t('timeline.failed')} {error === undefined ? null : errorWords(error, words)}
      </p>
      {loadMore === undefined ? null : (
        <div className="csk-row">
          <button type="button" className="csk-button" data-variant="secondary" data-size="small" onClick={() => void loadMore()}>
            {words.t('common.retry')}
          </button>
        </div>
      )}
    </Notice>
  );
}
