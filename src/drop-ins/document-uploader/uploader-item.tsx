'use client';
import type { ReactElement } from 'react';
import type { CommandResult } from '../../client/index.js';
import { customerReasonWords, errorWords } from '../../messages/index.js';
import { DocumentUploader as Parts, isUnderway, type SlotItem, useSlotContext } from '../../react/document-uploader/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon, type IconName } from '../icon/index.js';
import { useWords, type Words } from '../provider/index.js';
import { itemName, itemState } from './uploader-words.js';

const ICONS: Partial<Record<SlotItem['state'], IconName>> = {
  done: 'check-circle',
  sent: 'clock',
  accepted: 'check-circle',
  refused: 'cross-circle',
  failed: 'warning',
};

/** One file with what happens to it. */
export function UploaderItem({ item }: { item: SlotItem }): ReactElement {
  const words = useWords();
  const name = itemName(item, words);
  const icon = ICONS[item.state];
  return (
    <Parts.Item item={item} className="csk-document-uploader-item">
      <span className="csk-document-uploader-thumb">
        <Icon name={item.mime.startsWith('image/') ? 'image' : 'file'} />
        <Parts.Preview
          className="csk-document-uploader-preview"
          maxSide={240}
          aria-label={words.t('document-uploader.preview-of', { name })}
        />
      </span>
      <div className="csk-document-uploader-about">
        <p className="csk-text csk-document-uploader-name">
          <bdi>{name}</bdi>
        </p>
        <p className="csk-document-uploader-state" data-state={item.state}>
          {icon === undefined ? null : <Icon name={icon} />}
          <span>
            {itemState(item, words)}
            {item.size > 0 && !isUnderway(item) ? `, ${words.fileSize(item.size)}` : null}
          </span>
        </p>
        {isUnderway(item) ? (
          <Parts.Progress className="csk-progress" aria-label={words.t('document-uploader.progress-for', { name })} />
        ) : null}
        <ItemReasons item={item} words={words} />
        <ItemActions item={item} name={name} words={words} />
      </div>
    </Parts.Item>
  );
}

/** Why a file failed, was refused, or need not be sent again. */
function ItemReasons({ item, words }: { item: SlotItem; words: Words }): ReactElement | null {
  if (item.state === 'failed' && item.upload?.error !== undefined)
    return <p className="csk-error">{errorWords(item.upload.error, words)}</p>;
  if (item.state === 'accepted' || item.state === 'sent')
    return (
      <p className="csk-text" data-muted="" data-size="small">
        {words.t(`document-uploader.${item.state}-note`)}
      </p>
    );
  if (item.state !== 'refused') return null;
  const reasons = customerReasonWords(item.file?.reasons ?? [], words);
  return (
    <div className="csk-document-uploader-reasons">
      {reasons.map((reason) => (
        <p key={reason.text} className="csk-error" lang={reason.lang}>
          {reason.text}
        </p>
      ))}
      <p className="csk-text" data-size="small">
        {words.t('document-uploader.refused-note')}
      </p>
    </div>
  );
}

function ItemActions({ item, name, words }: { item: SlotItem; name: string; words: Words }): ReactElement | null {
  const slot = useSlotContext();
  const announce = useAnnounce();
  const button = { className: 'csk-button', 'data-variant': 'quiet', 'data-size': 'small' };
  const onRemoved = (result: CommandResult) => {
    if (result.ok) announce(words.t('document-uploader.said-removed', { name }));
    else announce(words.t('document-uploader.remove-failed', { name, reason: errorWords(result.error, words) }), 'assertive');
  };
  if (isUnderway(item))
    return (
      <div className="csk-row">
        <Parts.Cancel {...button} aria-label={words.t('document-uploader.cancel-for', { name })}>
          {words.t('document-uploader.cancel')}
        </Parts.Cancel>
      </div>
    );
  const canRetry = item.state === 'failed' && item.upload?.error?.code !== 'file_unreadable';
  const canRemove = slot.canRemove(item) && item.state !== 'refused';
  if (!canRetry && !canRemove) return null;
  return (
    <div className="csk-row">
      {canRetry ? (
        <Parts.Retry {...button} aria-label={words.t('document-uploader.retry-for', { name })}>
          {words.t('document-uploader.retry')}
        </Parts.Retry>
      ) : null}
      {canRemove ? (
        <Parts.Remove {...button} onRemoved={onRemoved} aria-label={words.t('document-uploader.remove-for', { name })}>
          {words.t('document-uploader.remove')}
        </Parts.Remove>
      ) : null}
    </div>
  );
}
