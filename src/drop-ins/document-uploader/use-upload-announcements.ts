'use client';
import { useEffect, useRef } from 'react';
import { errorWords } from '../../messages/index.js';
import type { CustomerClient, UploadState } from '../../client/index.js';
import { isUnderway, progressOf, type SlotItem, uploadById } from '../../react/document-uploader/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import type { Words } from '../provider/index.js';
import { itemName } from './uploader-words.js';
import { useUploaderWords } from './use-uploader-words.js';

/** What has been said about one upload. */
interface Said {
  mark: 'underway' | 'connection' | 'retry' | 'paused' | 'failed' | 'done';
  /** The most quarters sent, so that a second try does not count them again. */
  quarter: number;
}

/**
 * Speaks what happens to the files: begun, each quarter sent, held up, done once, failed with the reason. What was so already
 * when the page came is not spoken. Things that happen at once are one announcement. Nothing is drawn for it.
 */
export function useUploadAnnouncements(items: readonly SlotItem[], client: CustomerClient): void {
  const words = useUploaderWords();
  const announce = useAnnounce();
  const spoken = useRef<Map<string, Said> | undefined>(undefined);
  useEffect(() => {
    const listen = () => {
      const isFirst = spoken.current === undefined;
      const known = (spoken.current ??= new Map<string, Said>());
      const { uploads } = client.getSnapshot();
      const news = items
        .map((item) => liveItem(item, uploads))
        .map((item) => ({ item, text: hear(item, known, words) }))
        .filter(({ text }) => text !== undefined);
      if (isFirst) return;
      const say = (isUrgent: boolean) => {
        const texts = news.filter(({ item }) => (item.state === 'failed') === isUrgent).map(({ text }) => text);
        if (texts.length > 0) announce(texts.join('. '), isUrgent ? 'assertive' : 'polite');
      };
      say(false);
      say(true);
    };
    listen();
    return client.subscribe(listen).unsubscribe;
  }, [items, client, words, announce]);
}

/** An item as far as it is sent by now. A change of its state comes with the next items. */
function liveItem(item: SlotItem, uploads: readonly UploadState[]): SlotItem {
  const upload = item.upload === undefined ? undefined : uploadById(uploads, item.upload.id);
  return upload !== undefined && upload.phase === item.upload?.phase ? { ...item, upload } : item;
}

/** What is new about an item, and notes it. */
function hear(item: SlotItem, known: Map<string, Said>, words: Words): string | undefined {
  const id = item.upload?.id;
  if (id === undefined) return undefined;
  const before = known.get(id);
  const mark = markOf(item);
  const isAnew = mark === 'underway' && (before === undefined || before.mark === 'failed');
  const now: Said = { mark, quarter: isAnew ? 0 : Math.max(before?.quarter ?? 0, quarterOf(item)) };
  if (before?.mark === now.mark && before.quarter === now.quarter) return undefined;
  known.set(id, now);
  return isAnew ? words.t('document-uploader.said-started', { name: itemName(item, words) }) : textOf(item, before, now, words);
}

function markOf(item: SlotItem): Said['mark'] {
  if (item.state === 'failed' || item.state === 'paused') return item.state;
  if (item.state === 'waiting') return item.upload?.waitingFor ?? 'retry';
  return isUnderway(item) ? 'underway' : 'done';
}

function quarterOf(item: SlotItem): number {
  if (item.state === 'processing') return 4;
  return Math.floor((progressOf(item) ?? 0) * 4);
}

function textOf(item: SlotItem, before: Said | undefined, now: Said, words: Words): string | undefined {
  const name = itemName(item, words);
  if (before?.mark !== now.mark) {
    if (now.mark === 'done') return words.t('document-uploader.said-done', { name });
    if (now.mark === 'failed') return failureOf(item, name, words);
    if (now.mark === 'paused') return words.t('document-uploader.said-paused', { name });
    if (now.mark === 'connection') return words.t('document-uploader.said-waiting', { name });
    if (now.mark === 'retry') return words.t('document-uploader.said-retrying', { name });
    if (before?.mark === 'paused') return words.t('document-uploader.said-resumed', { name });
  }
  const isStep = now.quarter > (before?.quarter ?? 0) && now.quarter < 4;
  if (!isStep) return undefined;
  return words.t('document-uploader.said-progress', { name, percent: words.number(now.quarter / 4, { style: 'percent' }) });
}

function failureOf(item: SlotItem, name: string, words: Words): string {
  const reason = item.upload?.error === undefined ? '' : errorWords(item.upload.error, words);
  return words.t('document-uploader.said-failed', { name, reason });
}
