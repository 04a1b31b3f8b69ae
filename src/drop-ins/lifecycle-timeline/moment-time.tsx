'use client';
import type { ReactElement } from 'react';
import type { Words } from '../provider/index.js';
import { capitalised } from './capitalised.js';

/** Near days are said as people say them; the clock of the server is not the reader's, so not before the page has come to life. */
export function momentTime({ at, day, words, isHydrated }: MomentTime): ReactElement {
  const near = isHydrated ? nearDay(at, words) : undefined;
  const absolute = words.date(at, 'dateTime');
  return (
    <time dateTime={at}>
      {near === undefined || near === day ? absolute : words.t('common.beside', { first: near, second: absolute })}
    </time>
  );
}

interface MomentTime {
  at: string;
  /** The heading it stands under, which is not said again. */
  day: string;
  words: Words;
  isHydrated: boolean;
}

/** "Yesterday", "3 days ago"; `undefined` further away. */
export function nearDay(at: string, words: Words): string | undefined {
  const near = words.relativeDay(at, words.now());
  return near === undefined ? undefined : capitalised(near, words.locale);
}
