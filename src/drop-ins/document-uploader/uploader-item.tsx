'use client';
import { memo, type ReactElement } from 'react';
import { DocumentUploader as Parts, isUnderway, type SlotItem, useLiveItem } from '../../react/document-uploader/index.js';
import { Icon, type IconName } from '../icon/index.js';
import { ItemActions } from './item-actions.js';
import { ItemAdvice } from './item-advice.js';
import { ItemReasons } from './item-reasons.js';
import { ItemThumb } from './item-thumb.js';
import { useCountdown } from './use-countdown.js';
import { usePdfPages } from './use-pdf-pages.js';
import { itemName, itemState, joined } from './uploader-words.js';
import { useUploaderWords } from './use-uploader-words.js';

const ICONS: Partial<Record<SlotItem['state'], IconName>> = {
  done: 'check-circle',
  sent: 'clock',
  accepted: 'check-circle',
  refused: 'cross-circle',
  failed: 'warning',
  waiting: 'clock',
  paused: 'pause',
};

/**
 * One file with what happens to it; `number` counts the pages of a slot that takes several. Drawn anew when something about
 * this file is new, and of its progress only what tells of that.
 */
export const UploaderItem = memo(function UploaderItem({ item, number }: UploaderItemProps): ReactElement {
  const words = useUploaderWords();
  const file = itemName(item, words);
  const page = number === undefined ? undefined : words.number(number);
  const name = page === undefined ? file : words.t('document-uploader.page-name', { number: page, name: file });
  return (
    <Parts.Item item={item} className="csk-document-uploader-item" aria-label={name}>
      <ItemThumb item={item} name={file} />
      <div className="csk-document-uploader-about">
        <p className="csk-text csk-document-uploader-name">
          {page === undefined ? null : (
            <span className="csk-document-uploader-page">{words.t('document-uploader.page', { number: page })}</span>
          )}
          <bdi>{file}</bdi>
        </p>
        <ItemState />
        {isUnderway(item) ? (
          <Parts.Progress className="csk-progress" aria-label={words.t('document-uploader.progress-for', { name: file })} />
        ) : null}
        <ItemReasons item={item} />
        <ItemAdvice name={file} />
        <ItemActions item={item} name={file} />
      </div>
    </Parts.Item>
  );
});

/** Props of `UploaderItem`. */
export interface UploaderItemProps {
  item: SlotItem;
  number?: number | undefined;
}

/** Where it is, and once it is there, how large. */
function ItemState(): ReactElement {
  const words = useUploaderWords();
  const item = useLiveItem();
  const secondsLeft = useCountdown(item.state === 'waiting' ? item.upload?.retryAt : undefined, words.now);
  const pages = usePdfPages(item);
  const icon = item.upload?.waitingFor === 'connection' && item.state === 'waiting' ? 'offline' : ICONS[item.state];
  const details = isUnderway(item)
    ? []
    : [
        item.size > 0 ? words.fileSize(item.size) : '',
        pages === undefined ? '' : words.t('document-uploader.pages', { count: pages }),
      ];
  return (
    <p className="csk-document-uploader-state" data-state={item.state}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{joined([itemState(item, words, secondsLeft), ...details], words)}</span>
    </p>
  );
}
