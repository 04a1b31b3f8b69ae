'use client';
import type { ReactElement } from 'react';
import type { DateStyle } from '../../messages/index.js';
import { useTextWords } from './use-text-words.js';

/** A date in words that programs can read too. Renders a `<time datetime>`. */
export function TimeText({ at, format = 'date' }: { at: string; format?: DateStyle | undefined }): ReactElement {
  return <time dateTime={at}>{useTextWords().date(at, format)}</time>;
}
