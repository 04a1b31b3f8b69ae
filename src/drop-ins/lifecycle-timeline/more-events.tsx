'use client';
import { Fragment, type ReactElement } from 'react';
import type { LifecycleEvent } from '../../model/index.js';
import { Disclosure } from './disclosure.js';
import { eventText } from './event-text.js';
import { manyWords } from './event-words.js';
import type { RowVoice } from './row-manners.js';

/** So many events of one type at one moment are told one by one; more are counted and folded away. */
const FEW = 3;

/** True when there are so many events like the first that none of them stands for the moment. */
export function areMany([first, ...rest]: readonly LifecycleEvent[]): boolean {
  return first !== undefined && first.type !== 'status_changed' && rest.filter(({ type }) => type === first.type).length >= FEW;
}

/** What else happened at the moment. */
export function moreEvents({ events, said, ...voice }: OtherEvents): ReactElement | null {
  const { words } = voice;
  if (events.length === 0) return null;
  const groups = groupByType(events);
  return (
    <>
      {groups.map(([type, group]) =>
        group.length > FEW ? (
          <Disclosure key={type} name="events" summary={manyWords(type, group.length, words)}>
            {eachEvent({ events: group, said, ...voice })}
          </Disclosure>
        ) : (
          <Fragment key={type}>{eachEvent({ events: group, said, ...voice })}</Fragment>
        ),
      )}
    </>
  );
}

interface OtherEvents extends RowVoice {
  events: readonly LifecycleEvent[];
  /** The event that was told before them. */
  said?: LifecycleEvent | undefined;
}

function eachEvent({ events, said, ...voice }: OtherEvents): ReactElement[] {
  return events.map((event, index) => {
    const before = [...(said === undefined ? [] : [said]), ...events.slice(0, index)];
    return <Fragment key={event.id}>{eventText({ event, ...voice, said: before })}</Fragment>;
  });
}

function groupByType(events: readonly LifecycleEvent[]): [string, LifecycleEvent[]][] {
  const groups = new Map<string, LifecycleEvent[]>();
  for (const event of events) groups.set(event.type, [...(groups.get(event.type) ?? []), event]);
  return [...groups];
}
