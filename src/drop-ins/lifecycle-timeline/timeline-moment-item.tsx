'use client';
import type { ReactElement } from 'react';
import { customerReasonWords } from '../../messages/index.js';
import { type LifecycleEvent, presentStatus } from '../../model/index.js';
import { LifecycleTimelineItem, LifecycleTimelineTime, type TimelineMoment } from '../../react/lifecycle-timeline/index.js';
import { useHydrated } from '../../react/provider/index.js';
import { Icon, type IconName } from '../icon/index.js';
import { useWords } from '../provider/index.js';
import { STATUS_LOOKS, type Tone } from '../status-words/index.js';
import { BackendText } from '../text/index.js';
import { actorWords, eventTitle } from './event-words.js';

/** What happened at one moment, who did it, and when. */
export function TimelineMomentItem({ moment, current, viewer }: TimelineMomentItemProps): ReactElement | null {
  const words = useWords();
  const first = moment.events[0];
  if (first === undefined) return null;
  const look = lookOf(first);
  return (
    <LifecycleTimelineItem className="csk-tone csk-lifecycle-timeline-item" event={first} current={current} data-tone={look.tone}>
      <span className="csk-lifecycle-timeline-marker" aria-hidden="true">
        <Icon name={look.icon} />
      </span>
      <div className="csk-lifecycle-timeline-content">
        {current ? <span className="csk-lifecycle-timeline-tag">{words.t('timeline.current')}</span> : null}
        {moment.events.map((event, index) => (
          <EventText key={event.id} event={event} said={moment.events.slice(0, index)} />
        ))}
        <span className="csk-lifecycle-timeline-meta">
          <Moment at={moment.at} /> <span>{words.t('timeline.by', { actor: actorWords(first, viewer, words) })}</span>
        </span>
      </div>
    </LifecycleTimelineItem>
  );
}

interface TimelineMomentItemProps {
  moment: TimelineMoment;
  current: boolean;
  viewer: 'customer' | 'operator';
}

/** A reason that was just given for the same moment is not given again. */
function EventText({ event, said }: { event: LifecycleEvent; said: readonly LifecycleEvent[] }): ReactElement {
  const words = useWords();
  const given = new Set(said.flatMap(({ reasons }) => customerReasonWords(reasons, words)).map(({ text }) => text));
  const reasons = customerReasonWords(event.reasons, words).filter(({ text }) => !given.has(text));
  const about = event.about?.title === undefined ? undefined : words.text(event.about.title);
  return (
    <div className="csk-lifecycle-timeline-event">
      <span className="csk-lifecycle-timeline-title">
        {eventTitle(event, words)}
        {about === undefined ? null : (
          <span className="csk-lifecycle-timeline-about">
            {': '}
            <BackendText value={about} />
          </span>
        )}
      </span>
      {event.irregular === true ? (
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

/** Near days are said as people say them; the clock of the server is not the reader's, so not before the page has come to life. */
function Moment({ at }: { at: string }): ReactElement {
  const words = useWords();
  const hydrated = useHydrated();
  const relative = hydrated ? words.relativeDay(at, words.now()) : undefined;
  return (
    <LifecycleTimelineTime at={at}>
      {relative === undefined
        ? words.date(at, 'dateTime')
        : `${capitalise(relative, words.locale)}, ${words.date(at, 'dateTime')}`}
    </LifecycleTimelineTime>
  );
}

function capitalise(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

const EVENT_ICONS: Partial<Record<LifecycleEvent['type'], IconName>> = {
  requirement_opened: 'message',
  requirement_submitted: 'arrow-forward',
  document_received: 'file',
  data_updated: 'edit',
};

function lookOf(event: LifecycleEvent): { tone: Tone; icon: IconName } {
  if (event.type === 'status_changed') return STATUS_LOOKS[presentStatus(event.to)];
  if (event.about?.outcome === 'rejected') return { tone: 'negative', icon: 'cross' };
  if (event.about?.outcome === 'accepted' || event.about?.outcome === 'active') return { tone: 'positive', icon: 'check' };
  return { tone: 'neutral', icon: EVENT_ICONS[event.type] ?? 'dash' };
}
