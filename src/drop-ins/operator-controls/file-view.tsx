'use client';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { errorWords } from '../../messages/index.js';
import { type DocumentFile, documentFileName } from '../../model/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon } from '../icon/index.js';
import { useDrawnPicture } from '../document-uploader/use-drawn-picture.js';
import { useDropInSettings } from '../provider/index.js';
import { Notice } from '../text/index.js';
import { LookCloser } from './look-closer.js';
import { saveFile } from './save-file.js';
import { useFile } from './use-file.js';
import { useOperatorWords } from './use-operator-words.js';

/** The most pixels on the long side of the picture in the list. */
const DRAWN_SIDE = 640;

/** A file as an operator looks at it before deciding: a picture in the page, anything else to save. */
export function FileView({ file, title, onSeen }: FileViewProps): ReactElement {
  const words = useOperatorWords();
  const { place, blob, error, retry } = useFile(file.id);
  if (error !== undefined) {
    return (
      <Notice tone="negative">
        <p className="csk-text">{words.t('operator.file.failed', { reason: errorWords(error, words) })}</p>
        <div className="csk-row">
          <button type="button" className="csk-button" data-variant="secondary" data-size="small" onClick={retry}>
            {words.t('common.retry')}
          </button>
        </div>
      </Notice>
    );
  }
  if (blob === undefined) {
    return (
      <div ref={place} className="csk-operator-controls-picture" aria-busy="true">
        <span className="csk-skeleton csk-operator-controls-canvas" />
        <span className="csk-visually-hidden">{words.t('operator.file.loading')}</span>
      </div>
    );
  }
  return <Loaded file={file} blob={blob} title={title} onSeen={onSeen} />;
}

/** Props of `FileView`. */
export interface FileViewProps {
  file: DocumentFile;
  title: string;
  /** Called once the picture is in sight, or the file has been saved. */
  onSeen: () => void;
}

function Loaded({ file, blob, title, onSeen }: FileViewProps & { blob: Blob }): ReactElement {
  const words = useOperatorWords();
  const { convertImage } = useDropInSettings();
  const { canvas, outcome } = useDrawnPicture(blob, DRAWN_SIDE, convertImage);
  const seen = useRef(onSeen);
  useEffect(() => {
    seen.current = onSeen;
  });
  useEffect(() => {
    if (outcome === 'drawn') seen.current();
  }, [outcome]);
  return (
    <div className="csk-operator-controls-picture">
      {outcome === 'failed' ? (
        <p className="csk-text" data-size="small">
          {words.t('operator.file.no-picture')}
        </p>
      ) : (
        <canvas
          ref={canvas}
          className="csk-operator-controls-canvas"
          role="img"
          aria-label={words.t('operator.file.picture', { title })}
        />
      )}
      <div className="csk-row">
        {outcome === 'drawn' ? <LookButton blob={blob} title={title} /> : null}
        <SaveButton file={file} blob={blob} title={title} onSeen={onSeen} />
      </div>
    </div>
  );
}

function LookButton({ blob, title }: { blob: Blob; title: string }): ReactElement {
  const words = useOperatorWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="csk-button"
        data-variant="quiet"
        data-size="small"
        aria-label={words.t('operator.file.enlarge-of', { title })}
        onClick={() => setIsOpen(true)}
      >
        <Icon name="zoom-in" />
        {words.t('operator.file.enlarge')}
      </button>
      <LookCloser open={isOpen} onOpenChange={setIsOpen} title={title} picture={blob} />
    </>
  );
}

function SaveButton({ file, blob, title, onSeen }: FileViewProps & { blob: Blob }): ReactElement {
  const words = useOperatorWords();
  const announce = useAnnounce();
  const save = async () => {
    const isSaved = await saveFile(blob, file.name ?? documentFileName(file.side, file.mime));
    announce(words.t(isSaved ? 'operator.file.saved' : 'operator.file.not-saved'));
    if (isSaved) onSeen();
  };
  return (
    <button
      type="button"
      className="csk-button"
      data-variant="quiet"
      data-size="small"
      aria-label={words.t('operator.file.save-of', { title })}
      onClick={() => void save()}
    >
      <Icon name="download" />
      {words.t('operator.file.save')}
    </button>
  );
}
