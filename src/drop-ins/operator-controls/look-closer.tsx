'use client';
import type { ReactElement } from 'react';
import { Dialog } from '../dialog/index.js';
import { ZoomStage } from '../document-uploader/zoom-stage.js';
import { useDrawnPicture } from '../document-uploader/use-drawn-picture.js';
import { useDropInSettings } from '../provider/index.js';
import { useOperatorWords } from './use-operator-words.js';

/** The most pixels on the long side: enough to read small print. */
const DRAWN_SIDE = 2_400;

/** A customer's picture in a dialog, as large as it takes to judge it. */
export function LookCloser({ open, onOpenChange, title, picture }: LookCloserProps): ReactElement {
  const words = useOperatorWords();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} size="wide" title={title} description={words.t('operator.file.judge')}>
      <Stage title={title} picture={picture} />
      <div className="csk-row">
        <button type="button" className="csk-button" onClick={() => onOpenChange(false)}>
          {words.t('common.close')}
        </button>
      </div>
    </Dialog>
  );
}

/** Props of `LookCloser`. */
export interface LookCloserProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  picture: Blob;
}

function Stage({ title, picture }: Pick<LookCloserProps, 'title' | 'picture'>): ReactElement {
  const words = useOperatorWords();
  const { convertImage } = useDropInSettings();
  const { canvas } = useDrawnPicture(picture, DRAWN_SIDE, convertImage);
  return <ZoomStage name={title} label={words.t('operator.file.picture', { title })} canvas={canvas} />;
}
