'use client';
import type { ReactElement } from 'react';
import { errorWords, refusalWords } from '../../messages/index.js';
import type { SlotItem } from '../../react/document-uploader/index.js';
import { backendText } from '../text/index.js';
import { useUploaderWords } from './use-uploader-words.js';

/** Why a file failed, was refused, or need not be sent again. */
export function ItemReasons({ item }: { item: SlotItem }): ReactElement | null {
  const words = useUploaderWords();
  if (item.state === 'failed' && item.upload?.error !== undefined)
    return <p className="csk-error">{errorWords(item.upload.error, words)}</p>;
  if (item.state === 'accepted' || item.state === 'sent') return <Note text={words.t(`document-uploader.${item.state}-note`)} />;
  if (item.borrowed === true) return <Note text={words.t('document-uploader.borrowed-note')} />;
  if (item.state !== 'refused') return null;
  const reasons = refusalWords(item.file?.reasons ?? [], words);
  return (
    <div className="csk-document-uploader-reasons">
      {reasons.map((reason) => (
        <p key={reason.text} className="csk-error">
          {backendText(reason)}
        </p>
      ))}
      <p className="csk-text" data-size="small">
        {words.t('document-uploader.refused-note')}
      </p>
    </div>
  );
}

function Note({ text }: { text: string }): ReactElement {
  return (
    <p className="csk-text" data-muted="" data-size="small">
      {text}
    </p>
  );
}
