'use client';
import { type ReactElement, useState } from 'react';
import type { CommandResult } from '../../client/index.js';
import { errorWords } from '../../messages/index.js';
import { DocumentUploader as Parts, isUnderway, type SlotItem, useItemScope } from '../../react/document-uploader/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon } from '../icon/index.js';
import { usePictureOf } from './use-picture-of.js';
import { useUploaderWords } from './use-uploader-words.js';
import { ZoomDialog } from './zoom-dialog.js';

const BUTTON = { className: 'csk-button', 'data-variant': 'quiet', 'data-size': 'small' } as const;

/** Everything one can do with one file. */
export function ItemActions({ item, name }: ItemActionsProps): ReactElement | null {
  const actions = isUnderway(item) ? <UnderwayActions item={item} name={name} /> : <SettledActions item={item} name={name} />;
  return <div className="csk-row csk-document-uploader-actions">{actions}</div>;
}

/** Props of `ItemActions`. */
export interface ItemActionsProps {
  item: SlotItem;
  /** The name of the file fit to show. */
  name: string;
}

function UnderwayActions({ item, name }: ItemActionsProps): ReactElement {
  const words = useUploaderWords();
  const isPaused = item.state === 'paused';
  const pause = isPaused ? 'resume' : 'pause';
  return (
    <>
      {item.state === 'waiting' ? (
        <Parts.Retry {...BUTTON} aria-label={words.t('document-uploader.retry-now-for', { name })}>
          {words.t('document-uploader.retry-now')}
        </Parts.Retry>
      ) : null}
      {isPaused || item.upload?.canPause === true ? (
        <Parts.Pause {...BUTTON} aria-label={words.t(`document-uploader.${pause}-for`, { name })}>
          {words.t(`document-uploader.${pause}`)}
        </Parts.Pause>
      ) : null}
      <Parts.Cancel {...BUTTON} aria-label={words.t('document-uploader.cancel-for', { name })}>
        {words.t('document-uploader.cancel')}
      </Parts.Cancel>
    </>
  );
}

function SettledActions({ item, name }: ItemActionsProps): ReactElement {
  const words = useUploaderWords();
  const { canRemove, isOneOfSeveral } = useItemScope();
  const onRemoved = useSaidRemoval(name);
  return (
    <>
      <ViewAction item={item} name={name} />
      {item.state === 'failed' && !isFutile(item) ? (
        <Parts.Retry {...BUTTON} aria-label={words.t('document-uploader.retry-for', { name })}>
          {words.t('document-uploader.retry')}
        </Parts.Retry>
      ) : null}
      {isOneOfSeveral && item.state === 'done' ? <MoveActions name={name} /> : null}
      {canRemove && item.state !== 'refused' ? (
        <Parts.Remove {...BUTTON} onRemoved={onRemoved} aria-label={words.t('document-uploader.remove-for', { name })}>
          {words.t('document-uploader.remove')}
        </Parts.Remove>
      ) : null}
    </>
  );
}

/** The same file would be refused again: for what it is, or because this customer may not send it. */
function isFutile({ upload }: SlotItem): boolean {
  const { code = '' } = upload?.error ?? {};
  return code === 'forbidden' || code.startsWith('file_');
}

function ViewAction({ item, name }: ItemActionsProps): ReactElement | null {
  const words = useUploaderWords();
  const picture = usePictureOf(item);
  const [open, setOpen] = useState(false);
  if (picture === undefined) return null;
  return (
    <>
      <button
        type="button"
        {...BUTTON}
        aria-label={words.t('document-uploader.view-for', { name })}
        onClick={() => setOpen(true)}
      >
        {words.t('document-uploader.view')}
      </button>
      <ZoomDialog open={open} onOpenChange={setOpen} name={name} picture={picture} />
    </>
  );
}

function MoveActions({ name }: { name: string }): ReactElement {
  const words = useUploaderWords();
  const announce = useAnnounce();
  const onMoved = (position: number) =>
    announce(words.t('document-uploader.said-moved', { name, number: words.number(position) }));
  return (
    <>
      <Parts.Move {...BUTTON} by={-1} onMoved={onMoved} aria-label={words.t('document-uploader.move-up-for', { name })}>
        <Icon name="chevron-up" />
        {words.t('document-uploader.move-up')}
      </Parts.Move>
      <Parts.Move {...BUTTON} by={1} onMoved={onMoved} aria-label={words.t('document-uploader.move-down-for', { name })}>
        <Icon name="chevron-down" />
        {words.t('document-uploader.move-down')}
      </Parts.Move>
    </>
  );
}

function useSaidRemoval(name: string): (result: CommandResult) => void {
  const words = useUploaderWords();
  const announce = useAnnounce();
  return (result) => {
    if (result.ok) announce(words.t('document-uploader.said-removed', { name }));
    else announce(words.t('document-uploader.remove-failed', { name, reason: errorWords(result.error, words) }), 'assertive');
  };
}
