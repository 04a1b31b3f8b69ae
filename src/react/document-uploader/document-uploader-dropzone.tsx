'use client';
import { type ClipboardEvent, type DragEvent, forwardRef, useState } from 'react';
import { readDroppedFiles } from '../../files/index.js';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useSlotContext } from './document-uploader-context.js';
import type { DocumentSlot } from './use-document-slot.js';

/**
 * Takes files that are dropped on it, or pasted while focus is inside it. What a zone inside it has handled is left alone, and
 * so is a drop while the picker is open. Renders a `<div>`.
 */
export const DocumentUploaderDropzone = forwardRef<HTMLDivElement, DocumentUploaderDropzoneProps>(
  function DocumentUploaderDropzone(props, ref) {
    const slot = useSlotContext();
    const [dragging, setDragging] = useState(false);
    const state: DocumentUploaderDropzoneState = { dragging: dragging && slot.canChoose, disabled: !slot.canChoose };
    const own = {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        const isMine = !event.isDefaultPrevented();
        setDragging(isMine);
        if (!isMine) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = slot.canChoose ? 'copy' : 'none';
      },
      onDragLeave: (event: DragEvent) => {
        const { relatedTarget } = event;
        if (!(relatedTarget instanceof Node) || !event.currentTarget.contains(relatedTarget)) setDragging(false);
      },
      onDrop: (event: DragEvent) => {
        setDragging(false);
        if (!hasFiles(event) || event.isDefaultPrevented()) return;
        event.preventDefault();
        if (slot.canChoose && !slot.picker.isOpen()) void slot.take(readDroppedFiles(event.dataTransfer));
      },
      onPaste: (event: ClipboardEvent) => takePasted(event, slot),
    };
    return renderPart('div', { props: own, state, ref }, props);
  },
);

/** State of `DocumentUploaderDropzone`. */
export interface DocumentUploaderDropzoneState {
  dragging: boolean;
  disabled: boolean;
}

/** Props of `DocumentUploaderDropzone`. */
export type DocumentUploaderDropzoneProps = PartComponentProps<'div', DocumentUploaderDropzoneState>;

function hasFiles(event: DragEvent): boolean {
  return Array.from(event.dataTransfer.types).includes('Files');
}

/** What is pasted into a text belongs to the text. */
function takePasted(event: ClipboardEvent, slot: DocumentSlot): void {
  const { target } = event;
  if (
    event.isDefaultPrevented() ||
    (target instanceof Element && target.matches('textarea, [contenteditable], input:not([type="file"])'))
  )
    return;
  const pasted = readDroppedFiles(event.clipboardData);
  if (pasted.files.length === 0 || !slot.canChoose) return;
  event.preventDefault();
  void slot.take(pasted);
}
