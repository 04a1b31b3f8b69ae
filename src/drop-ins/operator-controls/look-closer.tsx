'use client';
import { type ReactElement, useReducer } from 'react';
import { Dialog } from '../dialog/index.js';
import { stepOfKey, WHOLE, zoomed } from '../document-uploader/zoom-view.js';
import { ZoomControls } from '../document-uploader/zoom-controls.js';
import { useWords } from '../provider/index.js';
import { useDrawnPicture } from './use-drawn-picture.js';

/** The most pixels on the long side: enough to read small print. */
const DRAWN_SIDE = 2_400;

/** A customer's picture in a dialog, as large as it takes to judge it. */
export function LookCloser({ open, onOpenChange, title, picture }: LookCloserProps): ReactElement {
  const words = useWords();
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
  const words = useWords();
  const [view, step] = useReducer(zoomed, WHOLE);
  const { canvas } = useDrawnPicture(picture, DRAWN_SIDE);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the buttons below do the same */}
      <div
        className="csk-document-uploader-stage"
        role="group"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the arrow keys reach it
        tabIndex={0}
        aria-label={words.t('document-uploader.zoom-area', { name: title })}
        onKeyDown={(event) => {
          const wanted = stepOfKey(event.key);
          if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          step(wanted);
        }}
      >
        <canvas
          ref={canvas}
          className="csk-document-uploader-large"
          role="img"
          aria-label={words.t('operator.file.picture', { title })}
          style={{ transform: `translate(${view.x}%, ${view.y}%) scale(${view.scale})` }}
        />
      </div>
      <ZoomControls view={view} onStep={step} />
    </>
  );
}
