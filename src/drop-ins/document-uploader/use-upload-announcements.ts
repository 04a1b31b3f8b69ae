'use client';
import { useEffect, useRef } from 'react';
import { errorWords } from '../../messages/index.js';
import { progressOf, type SlotItem } from '../../react/document-uploader/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { useWords, type Words } from '../provider/index.js';
import { itemName } from './uploader-words.js';

/**
 * Speaks what happens to the files: begun, each quarter sent, done once, failed with the reason. What was so already when
 * the page came is not spoken.
 */
export function useUploadAnnouncements(items: readonly SlotItem[]): void {
  const words = useWords();
  const announce = useAnnounce();
  const spoken = useRef<Map<string, string> | undefined>(undefined);
  useEffect(() => {
    const isFirst = spoken.current === undefined;
    const known = (spoken.current ??= new Map<string, string>());
    for (const item of items) {
      const id = item.upload?.id;
      if (id === undefined) continue;
      const mark = markOf(item);
      const before = known.get(id);
      if (before === mark) continue;
      known.set(id, mark);
      const text = isFirst ? undefined : textOf(item, before, words);
      if (text !== undefined) announce(text, item.state === 'failed' ? 'assertive' : 'polite');
    }
  }, [items, words, announce]);
}

/** Changes exactly when there is something new to say. */
function markOf(item: SlotItem): string {
  if (item.state === 'done' || item.state === 'sent' || item.state === 'accepted' || item.state === 'refused') return 'done';
  if (item.state === 'failed') return 'failed';
  return `quarter ${quarterOf(item)}`;
}

function quarterOf(item: SlotItem): number {
  if (item.state === 'processing') return 4;
  return Math.floor((progressOf(item) ?? 0) * 4);
}

function textOf(item: SlotItem, before: string | undefined, words: Words): string | undefined {
  const name = itemName(item, words);
  const mark = markOf(item);
  if (mark === 'done') return words.t('document-uploader.said-done', { name });
  if (mark === 'failed') {
    const reason = item.upload?.error === undefined ? '' : errorWords(item.upload.error, words);
    return words.t('document-uploader.said-failed', { name, reason });
  }
  if (before === undefined || before === 'failed') return words.t('document-uploader.said-started', { name });
  const quarter = quarterOf(item);
  if (quarter === 0 || quarter === 4) return undefined;
  return words.t('document-uploader.said-progress', { name, percent: words.number(quarter / 4, { style: 'percent' }) });
}
