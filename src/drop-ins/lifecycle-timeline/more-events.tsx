'use client';
import type { ReactElement } from 'react';
import type { LifecycleEvent } from '../../model/index.js';
import { Disclosure } from './disclosure.js';
import { EventText } from './event-text.js';
import { manyWords } from './event-words.js';
import type { RowVoice } from './row-manners.js';

/** So many events of one type at one moment are told one by one; more are counted and folded away. */
const FEW = 3;

/** True when there are so many events like the first that none of them stands for the moment. */
export function areMany([first, ...rest]: readonly LifecycleEvent[]): boolean {
  return first !== undefined && first.type !== 'status_changed' && rest.filter(({ type }) => type === first.type).length >= FEW;
}

/** What else happened at the moment. */
export function MoreEvents({ events, said, ...voice }: MoreEventsProps): ReactElement | null {
  const { words } = voice;
  if (events.length === 0) return null;
  const groups = groupByType(events);
  return (
    <>
      {groups.map(([type, group]) =>
        group.length > FEW ? (
          <Disclosure key={type} name="events" summary={manyWords(type, group.length, words)}>
            <Events events={group} said={said} {...voice} />
          </Disclosure>
        ) : (
          <Events key={type} events={group} said={said} {...voice} />
        ),
      )}
    </>
  );
}

interface MoreEventsProps extends RowVoice {
  events: readonly LifecycleEvent[];
  /** The event that was told before them. */
  said?: LifecycleEvent | undefined;
}

function Events({ events, said, ...voice }: MoreEventsProps): ReactElement {
  return (
    <>
      {events.map((event, index) => (
        <EventText
          key={event.id}
          event={event}
          {...voice}
          said={[...(said === undefined ? [] : [said]), ...events.slice(0, index)]}
        />
      ))}
    </>
  );
}

function groupByType(events: readonly LifecycleEvent[]): [string, LifecycleEvent[]][] {
  const groups = new Map<string, LifecycleEvent[]>();
  for (const event of events) groups.set(event.type, [...(groups.get(event.type) ?? []), event]);
  return [...groups];
}
