'use client';
import type { ReactElement } from 'react';
import { useItemScope } from '../../react/document-uploader/index.js';
import { Dialog } from '../dialog/index.js';
import { useDrawnPicture } from './use-drawn-picture.js';
import { useUploaderWords } from './use-uploader-words.js';
import { ZoomStage } from './zoom-stage.js';

/** The most pixels on the long side that are drawn: enough to read small print. */
const DRAWN_SIDE = 2_000;

/** A picture to look at closely, on a canvas: the file itself is never opened. */
export function ZoomDialog({ open, onOpenChange, name, picture }: ZoomDialogProps): ReactElement {
  const words = useUploaderWords();
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
  const words = useUploaderWords();
  const { convertImage } = useItemScope();
  const { canvas, outcome } = useDrawnPicture(picture, DRAWN_SIDE, convertImage);
  if (outcome === 'failed') return <p className="csk-text">{words.t('document-uploader.zoom-failed')}</p>;
  return <ZoomStage name={name} label={words.t('document-uploader.preview-of', { name })} canvas={canvas} />;
}
