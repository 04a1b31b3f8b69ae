'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useSlotContext } from './document-uploader-context.js';
import type { ReusableFile } from './reusable-files.js';

/** Uses a file that was given for something else, without sending it again. Renders a `<button>`. */
export const DocumentUploaderReuse = forwardRef<HTMLButtonElement, DocumentUploaderReuseProps>(
  function DocumentUploaderReuse(props, ref) {
    const { file, onReused, ...rest } = props;
    const slot = useSlotContext();
    const use = () => {
      slot.reuse(file);
      onReused?.();
    };
    return renderPart('button', { props: { type: 'button', onClick: use }, state: { mime: file.file.mime }, ref }, rest);
  },
);

/** Props of `DocumentUploaderReuse`. */
export interface DocumentUploaderReuseProps extends Omit<PartComponentProps<'button', { mime: string }>, 'type'> {
  /** One of the slot's `reusable`. */
  file: ReusableFile;
  onReused?: (() => void) | undefined;
}
