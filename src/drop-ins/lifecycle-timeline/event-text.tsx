'use client';
import type { ReactElement } from 'react';
import { customerReasonWords } from '../../messages/index.js';
import type { LifecycleEvent } from '../../model/index.js';
import { BackendText } from '../text/index.js';
import { eventTitle } from './event-words.js';
import type { RowVoice } from './row-manners.js';

/** What happened and why. A reason that was just given for the same moment is not given again. */
export function EventText({ event, viewer, words, said = [], plain = false }: EventTextProps): ReactElement {
  const given = new Set(said.flatMap(({ reasons }) => customerReasonWords(reasons, words)).map(({ text }) => text));
  const reasons = customerReasonWords(event.reasons, words).filter(({ text }) => !given.has(text));
  const title = event.about?.title;
  return (
    <div className="csk-lifecycle-timeline-event">
      <span className="csk-lifecycle-timeline-title">
        {eventTitle(event, viewer, words)}
        {title === undefined || plain ? null : (
          <span className="csk-lifecycle-timeline-about">
            {': '}
            <BackendText value={words.text(title)} />
          </span>
        )}
      </span>
      {event.irregular === true && viewer === 'operator' ? (
        <span className="csk-lifecycle-timeline-irregular">{words.t('timeline.irregular')}</span>
      ) : null}
      {reasons.map((reason) => (
        <span key={reason.text} className="csk-lifecycle-timeline-reason">
          <BackendText value={reason} />
        </span>
      ))}
    </div>
  );
}

interface EventTextProps extends RowVoice {
  event: LifecycleEvent;
  /** What was told before it. */
  said?: readonly LifecycleEvent[] | undefined;
  /** True to leave out what it is about, because that stands elsewhere. */
  plain?: boolean | undefined;
}
