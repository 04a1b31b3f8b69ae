'use client';
import type { ReactElement } from 'react';
import { LifecycleTimelineList, type TimelineRound, type TimelineRoundItem } from '../../react/lifecycle-timeline/index.js';
import type { Words } from '../provider/index.js';
import { BackendText } from '../text/index.js';
import { Disclosure } from './disclosure.js';
import { reasonLines } from './event-reasons.js';
import { eventText } from './event-text.js';
import type { RowVoice } from './row-manners.js';

/** A round of so many items lies open; a greater one shows what it comes to. */
const SMALL = 3;

/** What was asked at the moment, and what became of each item. */
export function RoundDetails({ round, ...voice }: { round: TimelineRound } & RowVoice): ReactElement {
  return (
    <Disclosure name="round" open={round.items.length <= SMALL} summary={roundWords(round, voice.words)}>
      <LifecycleTimelineList className="csk-lifecycle-timeline-items">
        {round.items.map((item) => (
          <RoundItem key={item.opened.id} item={item} {...voice} />
        ))}
      </LifecycleTimelineList>
    </Disclosure>
  );
}

/** What is settled comes first: "40 items: 38 accepted and 2 to answer". */
const SUMMED_UP = ['accepted', 'waived', 'checked', 'submitted', 'rejected', 'expired', 'open'] as const;

function roundWords({ items, counts }: TimelineRound, words: Words): string {
  const inAll = words.t('timeline.part.items', { count: items.length });
  if (items.length === 1) return inAll;
  const states = SUMMED_UP.flatMap((state) => {
    const count = counts[state];
    return count === undefined ? [] : words.t(`timeline.part.${state}`, { count: words.number(count) });
  });
  return words.t('timeline.part.summary', { items: inAll, states: words.list(states) });
}

function RoundItem({ item, ...voice }: { item: TimelineRoundItem } & RowVoice): ReactElement {
  const { words } = voice;
  return (
    <li className="csk-lifecycle-timeline-sub" data-state={item.state}>
      <span className="csk-lifecycle-timeline-sub-title">
        {item.title === undefined ? words.t('timeline.requirement_opened') : <BackendText value={words.text(item.title)} />}{' '}
        <span className="csk-lifecycle-timeline-state">{words.t(`timeline.part.${item.state}-title`)}</span>
      </span>
      {reasonLines(item.opened.reasons, voice).map((reason) => (
        <span key={reason.text} className="csk-lifecycle-timeline-reason">
          <BackendText value={reason} />
        </span>
      ))}
      {item.story.map((event, index) => (
        <div key={event.id} className="csk-lifecycle-timeline-happening">
          {eventText({ event, ...voice, said: item.story.slice(0, index), plain: true })}
          <span className="csk-lifecycle-timeline-meta">
            <time dateTime={event.at}>{words.date(event.at, 'dateTime')}</time>
          </span>
        </div>
      ))}
    </li>
  );
}
