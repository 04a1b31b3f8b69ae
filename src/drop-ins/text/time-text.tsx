'use client';
import type { ReactElement } from 'react';
import type { DateStyle } from '../../messages/index.js';
import { useWords } from '../provider/index.js';

/** A date in words that programs can read too. Renders a `<time datetime>`. */
export function TimeText({ at, format = 'date' }: { at: string; format?: DateStyle | undefined }): ReactElement {
  return <time dateTime={at}>{useWords().date(at, format)}</time>;
}
