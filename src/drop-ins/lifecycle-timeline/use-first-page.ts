'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { errorWords } from '../../messages/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import type { Words } from '../provider/index.js';
import type { TimelineData } from './timeline-data.js';
import { useTimelineWords } from './use-timeline-words.js';

/** What is said where nothing of the history could be loaded. */
export function failedWords({ error }: TimelineData, words: Words): string {
  const failed = words.t('timeline.failed');
  return error === undefined ? failed : `${failed} ${errorWords(error, words)}`;
}

/** A second try at the first page. */
export interface FirstPage {
  heading: RefObject<HTMLHeadingElement | null>;
  retry: () => void;
}

/** The button that asks for it gives way to what comes: the focus waits at the heading, and a second failure is said. */
export function useFirstPage(data: TimelineData): FirstPage {
  const words = useTimelineWords();
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  const isAsked = useRef(false);
  const failure = data.phase === 'failed' && data.events.length === 0 ? failedWords(data, words) : undefined;
  useEffect(() => {
    if (isAsked.current && failure !== undefined) announce(failure);
  }, [announce, failure]);
  const retry = () => {
    isAsked.current = true;
    heading.current?.focus();
    void data.loadMore?.();
  };
  return { heading, retry };
}
