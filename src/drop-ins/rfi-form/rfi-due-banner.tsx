'use client';
import type { MouseEvent, ReactElement } from 'react';
import { type RfiItem, useRfiFormContext } from '../../react/rfi-form/index.js';
import type { Words } from '../provider/index.js';
import { BackendText, Notice } from '../text/index.js';
import { distanceInWords } from './due-words.js';
import { useFormWords } from './use-form-words.js';

/** Warns ahead, above the list: when the first of several items is due, or how many are overdue, with the way there. */
export function RfiDueBanner(): ReactElement | null {
  const words = useFormWords();
  const form = useRfiFormContext();
  const [first] = pressingItems(form.items);
  if (first === undefined || form.items.length < 2) return null;
  const { id, title } = first.requirement;
  const lead = (event: MouseEvent) => {
    event.preventDefault();
    form.focusControl(id, first.alternative?.chosen === false ? 'alternative' : 'value');
  };
  return (
    <Notice tone={first.due?.stage === 'overdue' ? 'negative' : 'caution'} icon="clock">
      <p className="csk-text">
        <strong>{bannerInWords(first, form.items, words)}</strong>{' '}
        <a className="csk-link" href={`#${form.controlId(id, 'title')}`} onClick={lead}>
          <BackendText value={{ text: words.t('rfi-items.banner-go', { title: words.text(title).text }) }} />
        </a>
      </p>
    </Notice>
  );
}

function bannerInWords({ due }: RfiItem, items: readonly RfiItem[], words: Words): string {
  const overdue = items.filter((item) => item.due?.stage === 'overdue').length;
  if (overdue > 0) return words.t('rfi-items.banner-overdue', { count: overdue });
  if (due?.stage === 'today') return words.t('rfi-items.banner-today');
  return words.t('rfi-items.banner-soon', { distance: distanceInWords(due?.days, words) ?? '' });
}

/** What is overdue or due soon, the most pressing first. */
function pressingItems(items: readonly RfiItem[]): RfiItem[] {
  return items
    .filter(({ due }) => due?.stage === 'overdue' || due?.stage === 'today' || due?.stage === 'soon')
    .toSorted((a, b) => rank(a) - rank(b) || (a.due?.endsAt ?? 0) - (b.due?.endsAt ?? 0));
}

function rank({ due }: RfiItem): number {
  return due?.stage === 'overdue' ? 0 : 1;
}
