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
  const told = said === undefined ? [] : [said];
  return (
    <>
      {groupByType(events).map(([type, group]) => {
        const lines = eachEvent(group, told, voice);
        // What is folded away was not told to somebody who does not unfold it.
        if (group.length <= FEW) told.push(...group);
        return group.length > FEW ? (
          <Disclosure key={type} name="events" summary={manyWords(type, group.length, words)}>
            {lines}
          </Disclosure>
        ) : (
          <Fragment key={type}>{lines}</Fragment>
        );
      })}
    </>
  );
}

interface OtherEvents extends RowVoice {
  events: readonly LifecycleEvent[];
  /** The event that was told before them. */
  said?: LifecycleEvent | undefined;
}

function eachEvent(events: readonly LifecycleEvent[], told: readonly LifecycleEvent[], voice: RowVoice): ReactElement[] {
  return events.map((event, index) => (
    <Fragment key={event.id}>{eventText({ event, ...voice, said: [...told, ...events.slice(0, index)] })}</Fragment>
  ));
}

function groupByType(events: readonly LifecycleEvent[]): [string, LifecycleEvent[]][] {
  const groups = new Map<string, LifecycleEvent[]>();
  for (const event of events) groups.set(event.type, [...(groups.get(event.type) ?? []), event]);
  return [...groups];
}
