'use client';
import { forwardRef, type MouseEvent } from 'react';
import { type PartComponentProps, renderPart, useComposedRefs } from '../part/index.js';
import { useSlotContext } from './document-uploader-context.js';

/** Opens the slot's file input, or its camera. The one for files takes focus when another button goes. Renders a `<button>`. */
export const DocumentUploaderTrigger = forwardRef<HTMLButtonElement, DocumentUploaderTriggerProps>(
  function DocumentUploaderTrigger(props, ref) {
    const { source = 'file', ...rest } = props;
    const slot = useSlotContext();
    const composed = useComposedRefs<HTMLButtonElement>(ref, source === 'file' ? slot.triggerRef : undefined);
    const own = {
      type: 'button',
      disabled: !slot.canChoose,
      onClick: (event: MouseEvent) => {
        const group = event.currentTarget.closest('[role="group"]');
        group?.querySelector<HTMLInputElement>(`input[type="file"][data-source="${source}"]`)?.click();
      },
    };
    const state = { source, busy: slot.checking };
    return renderPart('button', { props: own, state, ref: composed }, rest);
  },
);

/** Props of `DocumentUploaderTrigger`. */
export interface DocumentUploaderTriggerProps
  extends Omit<PartComponentProps<'button', { source: 'file' | 'camera'; busy: boolean }>, 'type'> {
  source?: 'file' | 'camera' | undefined;
}
