'use client';
import { type ChangeEvent, forwardRef, useCallback, useEffect, useRef } from 'react';
import { acceptAttribute } from '../../files/index.js';
import { type PartComponentProps, renderPart, useComposedRefs } from '../part/index.js';
import { useSlotContext, useUploaderContext } from './document-uploader-context.js';
import type { FileSource, SlotPicker } from './use-slot-picker.js';

/**
 * The real file input of a slot; hide it from sight and name it with `aria-label`, a `DocumentUploaderTrigger` opens it. With
 * `source="camera"` a phone opens its camera at once. Its value is emptied after reading, so that the same file can be chosen
 * again. Renders an `<input type="file">`.
 */
export const DocumentUploaderInput = forwardRef<HTMLInputElement, DocumentUploaderInputProps>(
  function DocumentUploaderInput(props, ref) {
    const { source = 'file', ...rest } = props;
    const { ask, convertImage } = useUploaderContext();
    const slot = useSlotContext();
    const registered = useRegistered(slot.picker, source);
    const composed = useComposedRefs<HTMLInputElement>(ref, registered);
    const isCamera = source === 'camera';
    const own = {
      type: 'file',
      accept: isCamera ? 'image/*' : acceptedTypes(ask.mime, convertImage?.types),
      capture: isCamera ? 'environment' : undefined,
      multiple: !isCamera && slot.capacity > 1,
      disabled: !slot.canChoose,
      tabIndex: -1,
      onClick: () => slot.picker.opened(),
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        const files = Array.from(event.currentTarget.files ?? []);
        event.currentTarget.value = '';
        slot.picker.closed();
        void slot.take({ files, folders: 0 });
      },
    };
    return renderPart('input', { props: own, state: { source }, ref: composed }, rest);
  },
);

/** Props of `DocumentUploaderInput`. */
export interface DocumentUploaderInputProps
  extends Omit<PartComponentProps<'input', { source: FileSource }>, 'type' | 'accept' | 'capture' | 'multiple'> {
  source?: FileSource | undefined;
}

/** What can be converted may be chosen too, where pictures are asked for. */
function acceptedTypes(mime: readonly string[], convertible: readonly string[] = []): string | undefined {
  const takesPictures = mime.some((type) => type.startsWith('image/'));
  return acceptAttribute(takesPictures ? [...mime, ...convertible] : mime) || undefined;
}

/** Leaving the picker changes nothing. React knows no such event, so it is listened to on the element. */
function useRegistered(picker: SlotPicker, source: FileSource) {
  const element = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    const input = element.current;
    const left = () => picker.closed();
    input?.addEventListener('cancel', left);
    return () => input?.removeEventListener('cancel', left);
  }, [picker]);
  return useCallback(
    (input: HTMLInputElement | null) => {
      element.current = input;
      picker.register(source, input);
    },
    [picker, source],
  );
}
