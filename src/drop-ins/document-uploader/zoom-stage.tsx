'use client';
import { type PointerEvent, type ReactElement, type RefObject, useReducer, useRef } from 'react';
import { useUploaderWords } from './use-uploader-words.js';
import { ZoomControls } from './zoom-controls.js';
import { stepOfKey, WHOLE, zoomed, type ZoomView } from './zoom-view.js';

/** A drawn picture that buttons, keys and a finger make larger and move. */
export function ZoomStage({ name, label, canvas }: ZoomStageProps): ReactElement {
  const words = useUploaderWords();
  const [view, step] = useReducer(zoomed, WHOLE);
  const drag = useDrag(view, step);
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
          aria-label={label}
          style={{ transform: `translate(${view.x}%, ${view.y}%) scale(${view.scale})` }}
        />
      </div>
      <ZoomControls view={view} onStep={step} />
    </>
  );
}

/** Props of `ZoomStage`. */
export interface ZoomStageProps {
  /** What the area is about. */
  name: string;
  /** What the picture is, for those who do not see it. */
  label: string;
  /** Where the picture is drawn. */
  canvas: RefObject<HTMLCanvasElement | null>;
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
