'use client';
import { type ChangeEvent, forwardRef } from 'react';
import { acceptAttribute } from '../../files/index.js';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useSlotContext, useUploaderContext } from './document-uploader-context.js';

/**
 * The real file input of a slot; hide it from sight and name it with `aria-label`, a `DocumentUploaderTrigger` opens it. With
 * `source="camera"` a phone opens its camera at once. Its value is emptied after reading, so that the same file can be chosen
 * again. Renders an `<input type="file">`.
 */
export const DocumentUploaderInput = forwardRef<HTMLInputElement, DocumentUploaderInputProps>(
  function DocumentUploaderInput(props, ref) {
    const { source = 'file', ...rest } = props;
    const { ask } = useUploaderContext();
    const slot = useSlotContext();
    const isCamera = source === 'camera';
    const own = {
      type: 'file',
      accept: isCamera ? 'image/*' : acceptAttribute(ask.mime) || undefined,
      capture: isCamera ? 'environment' : undefined,
      multiple: !isCamera && slot.capacity > 1,
      disabled: !slot.canChoose,
      tabIndex: -1,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        const files = Array.from(event.currentTarget.files ?? []);
        event.currentTarget.value = '';
        void slot.take({ files, folders: 0 });
      },
    };
    return renderPart('input', { props: own, state: { source }, ref }, rest);
  },
);

/** Props of `DocumentUploaderInput`. */
export interface DocumentUploaderInputProps
  extends Omit<PartComponentProps<'input', { source: 'file' | 'camera' }>, 'type' | 'accept' | 'capture' | 'multiple'> {
  source?: 'file' | 'camera' | undefined;
}
