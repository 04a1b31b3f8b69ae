'use client';
import type { ReactElement } from 'react';
import type { LifecycleEvent, ResolvedText } from '../../model/index.js';
import { backendText, fillText, SLOT } from '../text/index.js';
import { eventReasons } from './event-reasons.js';
import { eventTitle } from './event-words.js';
import type { RowVoice } from './row-manners.js';

/** What happened and why. A reason that was just given for the same moment is not given again. */
export function eventText({ event, viewer, words, said = [], plain = false }: ToldEvent): ReactElement {
  const reasons = newReasons(event, said, { viewer, words });
  const title = event.about?.title;
  const what = eventTitle(event, viewer, words);
  return (
    <div className="csk-lifecycle-timeline-event">
      <span className="csk-lifecycle-timeline-title">
        {title === undefined || plain ? what : labelled(what, words.text(title), words)}
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

/** Stands for what happened while the sentence is put together. */
const LABEL = '\uE001';

/** What happened and what it is about, in the order and with the joint of the language; the joint belongs to what it is about. */
function labelled(label: string, about: ResolvedText, words: RowVoice['words']): ReactElement {
  const [before = '', after = ''] = words.t('common.labelled', { label: LABEL, value: SLOT }).split(LABEL);
  const aboutOf = (part: string) =>
    part === '' ? null : <span className="csk-lifecycle-timeline-about">{fillText(part, backendText(about))}</span>;
  return (
    <>
      {aboutOf(before)}
      {label}
      {aboutOf(after)}
    </>
  );
}

/** The words of the reasons that were not given yet. */
function newReasons(event: LifecycleEvent, said: readonly LifecycleEvent[], voice: RowVoice): ResolvedText[] {
  const reasons = eventReasons(event, voice);
  if (reasons.length === 0) return reasons;
  const given = new Set(said.flatMap((one) => eventReasons(one, voice)).map(({ text }) => text));
  return reasons.filter(({ text }) => !given.has(text));
}

interface ToldEvent extends RowVoice {
  event: LifecycleEvent;
  /** What was told before it. */
  said?: readonly LifecycleEvent[] | undefined;
  /** True to leave out what it is about, because that stands elsewhere. */
  plain?: boolean | undefined;
}
