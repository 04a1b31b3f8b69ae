'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useUploaderContext } from './document-uploader-context.js';

/** Makes the front the back and the back the front; renders nothing while that cannot be. Renders a `<button>`. */
export const DocumentUploaderSwap = forwardRef<HTMLButtonElement, DocumentUploaderSwapProps>(
  function DocumentUploaderSwap(props, ref) {
    const { onSwapped, ...rest } = props;
    const upload = useUploaderContext();
    if (!upload.canSwap) return null;
    const swap = () => {
      upload.swap();
      onSwapped?.();
    };
    return renderPart('button', { props: { type: 'button', onClick: swap }, state: {}, ref }, rest);
  },
);

/** Props of `DocumentUploaderSwap`. */
export interface DocumentUploaderSwapProps extends Omit<PartComponentProps<'button', object>, 'type'> {
  onSwapped?: (() => void) | undefined;
}
