'use client';
import { forwardRef, useEffect, useRef, useState } from 'react';
import { type PartComponentProps, renderPart, useComposedRefs } from '../part/index.js';
import { useItemScope } from './item-scope.js';
import { drawInTurn } from './preview-turns.js';
import { showPicture } from './show-picture.js';

/**
 * A small picture of the item, drawn on a canvas: no address of the file is made. `data-drawn` is absent while there is
 * nothing to see, as for a PDF, a HEIC where neither browser nor converter can show it, or a file of an earlier visit. Renders a `<canvas role="img">`.
 */
export const DocumentUploaderPreview = forwardRef<HTMLCanvasElement, DocumentUploaderPreviewProps>(
  function DocumentUploaderPreview({ maxSide = 240, ...rest }, ref) {
    const { item, client, convertImage } = useItemScope();
    const canvas = useRef<HTMLCanvasElement>(null);
    const [drawn, setDrawn] = useState(false);
    const composed = useComposedRefs<HTMLCanvasElement>(ref, canvas);
    const id = item.upload?.id;
    useEffect(() => {
      const blob = id === undefined ? undefined : client.getUploadedBlob(id);
      if (canvas.current === null || blob === undefined) return undefined;
      const ending = new AbortController();
      const draw = async (target: HTMLCanvasElement) => {
        const { signal } = ending;
        const isDrawn = await drawInTurn(signal, () => showPicture(target, blob, maxSide, signal, convertImage));
        if (!signal.aborted) setDrawn(isDrawn);
      };
      void draw(canvas.current);
      return () => ending.abort();
    }, [client, id, maxSide, convertImage]);
    const own = { role: 'img', 'aria-hidden': drawn ? undefined : true, 'data-csk-private': '' };
    return renderPart('canvas', { props: own, state: { drawn }, ref: composed }, rest);
  },
);

/** Props of `DocumentUploaderPreview`. Name it with `aria-label`. */
export interface DocumentUploaderPreviewProps extends PartComponentProps<'canvas', { drawn: boolean }> {
  /** Pixels on the long side, 240 unless said. */
  maxSide?: number | undefined;
}
