'use client';
import { type PointerEvent, type ReactElement, useEffect, useReducer, useRef, useState } from 'react';
import { showPicture, useUploaderContext } from '../../react/document-uploader/index.js';
import { Dialog } from '../dialog/index.js';
import { useWords } from '../provider/index.js';
import { ZoomControls } from './zoom-controls.js';
import { stepOfKey, WHOLE, zoomed, type ZoomView } from './zoom-view.js';

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
      <ZoomStage name={name} picture={picture} />
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

function ZoomStage({ name, picture }: Pick<ZoomDialogProps, 'name' | 'picture'>): ReactElement {
  const words = useWords();
  const [view, step] = useReducer(zoomed, WHOLE);
  const { canvas, failed } = useDrawn(picture);
  const drag = useDrag(view, step);
  if (failed) return <p className="csk-text">{words.t('document-uploader.zoom-failed')}</p>;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the buttons below do the same */}
      <div
        className="csk-document-uploader-stage"
        role="group"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the arrow keys reach it
        tabIndex={0}
        aria-label={words.t('document-uploader.zoom-area', { name })}
        onKeyDown={(event) => {
          const wanted = stepOfKey(event.key);
          if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          step(wanted);
        }}
        {...drag}
      >
        <canvas
          ref={canvas}
          className="csk-document-uploader-large"
          role="img"
          aria-label={words.t('document-uploader.preview-of', { name })}
          style={{ transform: `translate(${view.x}%, ${view.y}%) scale(${view.scale})` }}
        />
      </div>
      <ZoomControls view={view} onStep={step} />
    </>
  );
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

/** Moves the picture with a finger or a mouse. */
function useDrag({ scale }: ZoomView, step: (by: { x: number; y: number }) => void) {
  const last = useRef<{ x: number; y: number } | null>(null);
  const end = () => {
    last.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (scale === 1) return;
      last.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { current } = last;
      if (current === null) return;
      const { width, height } = event.currentTarget.getBoundingClientRect();
      step({ x: ((event.clientX - current.x) / width) * 100, y: ((event.clientY - current.y) / height) * 100 });
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
