'use client';
import { type ReactElement, useEffect } from 'react';
import { DocumentUploader as Parts, type SlotItem, useSlotContext } from '../../react/document-uploader/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon } from '../icon/index.js';
import { useWords } from '../provider/index.js';
import { useCameraOpener } from './camera-opener.js';

/** What may be wrong with a picture, and the choice to use it anyway. The picture is sent in any case. */
export function ItemAdvice({ item, name }: { item: SlotItem; name: string }): ReactElement | null {
  const words = useWords();
  const slot = useSlotContext();
  const openCamera = useCameraOpener();
  const hints = slot.adviceOn(item);
  const text = hints.map(({ code }) => words.t(`document-uploader.hint-${code}`)).join(' ');
  useSpokenAdvice(text === '' ? '' : `${name}: ${text}`);
  if (hints.length === 0) return null;
  const button = { className: 'csk-button', 'data-variant': 'secondary', 'data-size': 'small' };
  const another = {
    ...button,
    'aria-label': words.t('document-uploader.take-another-for', { name }),
    children: words.t('document-uploader.take-another'),
  };
  return (
    <div className="csk-notice" data-tone="caution">
      <Icon name="info" />
      <div className="csk-stack" data-gap="small">
        <p className="csk-text" data-size="small">
          {text}
        </p>
        <div className="csk-row">
          <Parts.Keep {...button} aria-label={words.t('document-uploader.keep-for', { name })}>
            {words.t('document-uploader.keep')}
          </Parts.Keep>
          {!slot.canChoose ? null : openCamera === undefined ? (
            <Parts.Trigger secondary {...another} />
          ) : (
            <button type="button" {...another} onClick={openCamera} />
          )}
        </div>
      </div>
    </div>
  );
}

function useSpokenAdvice(text: string): void {
  const announce = useAnnounce();
  useEffect(() => {
    if (text !== '') announce(text);
  }, [announce, text]);
}
