'use client';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { showPicture, useUploaderContext } from '../../react/document-uploader/index.js';
import { Dialog } from '../dialog/index.js';
import { useWords } from '../provider/index.js';
import { ZoomStage } from './zoom-stage.js';

/** The most pixels on the long side that are drawn: enough to read small print. */
const DRAWN_SIDE = 2_000;

/** A picture to look at closely, on a canvas: the file itself is never opened. */
export function ZoomDialog({ open, onOpenChange, name, picture }: ZoomDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="wide"
      title={<bdi>{name}</bdi>}
      description={words.t('document-uploader.view-description')}
    >
      <DrawnPicture name={name} picture={picture} />
      <div className="csk-row">
        <button type="button" className="csk-button" onClick={() => onOpenChange(false)}>
          {words.t('common.close')}
        </button>
      </div>
    </Dialog>
  );
}

/** Props of `ZoomDialog`. */
export interface ZoomDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The name of the file fit to show. */
  name: string;
  picture: Blob;
}

function DrawnPicture({ name, picture }: Pick<ZoomDialogProps, 'name' | 'picture'>): ReactElement {
  const words = useWords();
  const { canvas, failed } = useDrawn(picture);
  if (failed) return <p className="csk-text">{words.t('document-uploader.zoom-failed')}</p>;
  return <ZoomStage name={name} label={words.t('document-uploader.preview-of', { name })} canvas={canvas} />;
}

function useDrawn(picture: Blob) {
  const { convertImage } = useUploaderContext();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const target = canvas.current;
    if (target === null) return undefined;
    const ending = new AbortController();
    showPicture(target, picture, DRAWN_SIDE, ending.signal, convertImage).then(
      (isDrawn) => (ending.signal.aborted ? undefined : setFailed(!isDrawn)),
      () => undefined,
    );
    return () => ending.abort();
  }, [picture, convertImage]);
  return { canvas, failed };
}
