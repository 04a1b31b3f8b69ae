'use client';
import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../react/live-region/index.js';
import type { DueView, RfiForm, RfiItem } from '../../react/rfi-form/index.js';
import type { Words } from '../provider/index.js';
import { useFormWords } from './use-form-words.js';

/** How near the date of each request was when it was last looked at. */
type Known = ReadonlyMap<string, 'far' | 'near' | 'passed'>;

/**
 * Speaks, politely and once each: that a date comes within a day, that it has passed, that something new is asked. What is
 * so already when the page opens stands in the text and is not spoken.
 */
export function useItemAnnouncements({ items, phase, editable }: Pick<RfiForm, 'items' | 'phase' | 'editable'>): void {
  const words = useFormWords();
  const announce = useAnnounce();
  const known = useRef<Known>(undefined);
  useEffect(() => {
    if (phase !== 'ready') return;
    const before = known.current;
    known.current = new Map(items.map(({ requirement, due }) => [requirement.id, nearnessOf(due)]));
    const text = before === undefined || !editable ? '' : newsInWords(items, before, words);
    if (text !== '') announce(text);
  }, [items, phase, editable, words, announce]);
}

function newsInWords(items: readonly RfiItem[], before: Known, words: Words): string {
  const turned = (nearness: 'near' | 'passed') =>
    items.filter(({ requirement, due }) => {
      const was = before.get(requirement.id);
      return was !== undefined && was !== 'passed' && was !== nearness && nearnessOf(due) === nearness;
    });
  const news = {
    new: items.filter(({ requirement }) => !before.has(requirement.id)),
    passed: turned('passed'),
    near: turned('near'),
  };
  const sentences = (['new', 'passed', 'near'] as const)
    .filter((name) => news[name].length > 0)
    .map((name) => words.t(`rfi-items.said-${name}`, { titles: titlesOf(news[name], words) }));
  return sentences.join('. ');
}

function titlesOf(items: readonly RfiItem[], words: Words): string {
  return words.list(items.map(({ requirement }) => words.text(requirement.title).text));
}

function nearnessOf(due: DueView | undefined): 'far' | 'near' | 'passed' {
  if (due?.stage === 'overdue' || due?.stage === 'expired') return 'passed';
  return due?.isNear === true ? 'near' : 'far';
}
