'use client';
import type { ReactElement } from 'react';
import { customerReasonWords } from '../../messages/index.js';
import type { LifecycleEvent, ResolvedText } from '../../model/index.js';
import { backendText } from '../text/index.js';
import { eventTitle } from './event-words.js';
import type { RowVoice } from './row-manners.js';

/** What happened and why. A reason that was just given for the same moment is not given again. */
export function eventText({ event, viewer, words, said = [], plain = false }: ToldEvent): ReactElement {
  const reasons = newReasons(event, said, words);
  const title = event.about?.title;
  return (
    <div className="csk-lifecycle-timeline-event">
      <span className="csk-lifecycle-timeline-title">
        {eventTitle(event, viewer, words)}
        {title === undefined || plain ? null : (
          <span className="csk-lifecycle-timeline-about">
            {': '}
            {backendText(words.text(title))}
          </span>
        )}
      </span>
      {event.irregular === true && viewer === 'operator' ? (
        <span className="csk-lifecycle-timeline-irregular">{words.t('timeline.irregular')}</span>
      ) : null}
      {reasons.map((reason) => (
        <span key={reason.text} className="csk-lifecycle-timeline-reason">
          {backendText(reason)}
        </span>
      ))}
    </div>
  );
}

/** The words of the reasons that were not given yet. */
function newReasons({ reasons }: LifecycleEvent, said: readonly LifecycleEvent[], words: RowVoice['words']): ResolvedText[] {
  if (reasons.length === 0) return [];
  const given = new Set(said.flatMap((event) => customerReasonWords(event.reasons, words)).map(({ text }) => text));
  return customerReasonWords(reasons, words).filter(({ text }) => !given.has(text));
}

interface ToldEvent extends RowVoice {
  event: LifecycleEvent;
  /** What was told before it. */
  said?: readonly LifecycleEvent[] | undefined;
  /** True to leave out what it is about, because that stands elsewhere. */
  plain?: boolean | undefined;
}
