'use client';
import { forwardRef, useRef } from 'react';
import type { DocumentSide } from '../../model/index.js';
import { type PartComponentProps, renderPart, useComposedRefs } from '../part/index.js';
import { SlotContext, useUploaderContext } from './document-uploader-context.js';
import { useDocumentSlot } from './use-document-slot.js';
import { useKeptFocus } from './use-kept-focus.js';
import type { SlotItemState } from './slot-items.js';

/**
 * One side of a document. Focus that would be lost with a button goes to the item it was for, else to the next one, else to
 * the one before, else to the trigger. Renders a `<div role="group">`.
 */
export const DocumentUploaderSlot = forwardRef<HTMLDivElement, DocumentUploaderSlotProps>(
  function DocumentUploaderSlot(props, ref) {
    const { side, ...rest } = props;
    const slot = useDocumentSlot(useUploaderContext(), side);
    const root = useRef<HTMLDivElement>(null);
    const composed = useComposedRefs<HTMLDivElement>(ref, root);
    const keepFocus = useKeptFocus(root, slot.triggerRef);
    const state: DocumentUploaderSlotState = {
      side,
      state: slot.items.at(-1)?.state ?? 'empty',
      checking: slot.checking,
      invalid: slot.faults.length > 0,
    };
    return (
      <SlotContext.Provider value={slot}>
        {renderPart('div', { props: { role: 'group', tabIndex: -1, ...keepFocus }, state, ref: composed }, rest)}
      </SlotContext.Provider>
    );
  },
);

/** State of `DocumentUploaderSlot`. */
export interface DocumentUploaderSlotState {
  side: DocumentSide;
  state: SlotItemState | 'empty';
  checking: boolean;
  invalid: boolean;
}

/** Props of `DocumentUploaderSlot`. Name the group with `aria-label` or `aria-labelledby`. */
export interface DocumentUploaderSlotProps extends PartComponentProps<'div', DocumentUploaderSlotState> {
  side: DocumentSide;
}
