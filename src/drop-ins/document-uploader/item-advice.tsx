'use client';
import { type ReactElement, useEffect } from 'react';
import { DocumentUploader as Parts, useItemScope, useSlotContext } from '../../react/document-uploader/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon } from '../icon/index.js';
import { useCameraOpener } from './camera-opener.js';
import { useUploaderWords } from './use-uploader-words.js';

const BUTTON = { className: 'csk-button', 'data-variant': 'secondary', 'data-size': 'small' } as const;

/** What may be wrong with a picture, and the choice to use it anyway. The picture is sent in any case. */
export function ItemAdvice({ name }: { name: string }): ReactElement | null {
  const words = useUploaderWords();
  const { advice: hints } = useItemScope();
  const text = hints.map(({ code }) => words.t(`document-uploader.hint-${code}`)).join(' ');
  useSpokenAdvice(text === '' ? '' : words.t('common.labelled', { label: name, value: text }));
  if (hints.length === 0) return null;
  return (
    <div className="csk-notice" data-tone="caution">
      <Icon name="info" />
      <div className="csk-stack" data-gap="small">
        <p className="csk-text" data-size="small">
          {text}
        </p>
        <div className="csk-row">
          <Parts.Keep {...BUTTON} aria-label={words.t('document-uploader.keep-for', { name })}>
            {words.t('document-uploader.keep')}
          </Parts.Keep>
          <TakeAnother name={name} />
        </div>
      </div>
    </div>
  );
}

/** Only where there is advice, so that an item without any is not drawn anew with its slot. */
function TakeAnother({ name }: { name: string }): ReactElement | null {
  const words = useUploaderWords();
  const { canChoose } = useSlotContext();
  const openCamera = useCameraOpener();
  if (!canChoose) return null;
  const another = {
    ...BUTTON,
    'aria-label': words.t('document-uploader.take-another-for', { name }),
    children: words.t('document-uploader.take-another'),
  };
  if (openCamera === undefined) return <Parts.Trigger secondary {...another} />;
  return <button type="button" {...another} onClick={openCamera} />;
}

function useSpokenAdvice(text: string): void {
  const announce = useAnnounce();
  useEffect(() => {
    if (text !== '') announce(text);
  }, [announce, text]);
}
