'use client';
import { type FocusEvent, forwardRef, type RefObject, useLayoutEffect, useRef } from 'react';
import type { DocumentSide } from '../../model/index.js';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { SlotContext, useUploaderContext } from './document-uploader-context.js';
import { useDocumentSlot } from './use-document-slot.js';
import type { SlotItemState } from './slot-items.js';

/** One side of a document. Focus that would be lost with a button goes to its trigger. Renders a `<div role="group">`. */
export const DocumentUploaderSlot = forwardRef<HTMLDivElement, DocumentUploaderSlotProps>(
  function DocumentUploaderSlot(props, ref) {
    const { side, ...rest } = props;
    const slot = useDocumentSlot(useUploaderContext(), side);
    const keepFocus = useFocusKept(slot.triggerRef);
    const state: DocumentUploaderSlotState = {
      side,
      state: slot.items.at(-1)?.state ?? 'empty',
      checking: slot.checking,
      invalid: slot.faults.length > 0,
    };
    return (
      <SlotContext.Provider value={slot}>
        {renderPart('div', { props: { role: 'group', ...keepFocus }, state, ref }, rest)}
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

/** When the focused element leaves the page, focus would fall to the body: it goes to the fallback instead. */
function useFocusKept(fallback: RefObject<HTMLElement | null>) {
  const focused = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const last = focused.current;
    if (last === null || last.isConnected) return;
    focused.current = null;
    if (document.activeElement === document.body || document.activeElement === null) fallback.current?.focus();
  });
  const onFocus = (event: FocusEvent) => {
    focused.current = event.target;
  };
  /** A blur of an element that stays is the person's own doing; one that leaves is judged after the commit. */
  const onBlur = (event: FocusEvent) => {
    const { target } = event;
    queueMicrotask(() => {
      if (target.isConnected && focused.current === target) focused.current = null;
    });
  };
  return { onFocus, onBlur };
}
