'use client';
import { forwardRef, type MouseEvent } from 'react';
import { type PartComponentProps, renderPart, useComposedRefs } from '../part/index.js';
import { useSlotContext } from './document-uploader-context.js';
import type { FileSource } from './use-slot-picker.js';

/**
 * Opens the slot's file input, or its camera. The one for files takes focus when another button goes; a further one, such as
 * "Take another" at an item, is `secondary` and does not. Renders a `<button>`.
 */
export const DocumentUploaderTrigger = forwardRef<HTMLButtonElement, DocumentUploaderTriggerProps>(
  function DocumentUploaderTrigger(props, ref) {
    const { source = 'file', secondary = false, ...rest } = props;
    const slot = useSlotContext();
    const composed = useComposedRefs<HTMLButtonElement>(ref, source === 'file' && !secondary ? slot.triggerRef : undefined);
    const own = {
      type: 'button',
      disabled: !slot.canChoose,
      onClick: (event: MouseEvent<HTMLElement>) => slot.picker.open(source, event.currentTarget),
    };
    const state = { source, busy: slot.checking };
    return renderPart('button', { props: own, state, ref: composed }, rest);
  },
);

/** Props of `DocumentUploaderTrigger`. */
export interface DocumentUploaderTriggerProps
  extends Omit<PartComponentProps<'button', { source: FileSource; busy: boolean }>, 'type'> {
  source?: FileSource | undefined;
  /** True for a further button that opens the same input. */
  secondary?: boolean | undefined;
}
