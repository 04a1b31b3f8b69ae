'use client';
import { type ClipboardEvent, type DragEvent, forwardRef, useState } from 'react';
import { readDroppedFiles } from '../../files/index.js';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useSlotContext } from './document-uploader-context.js';

/** Takes files that are dropped on it, or pasted while focus is inside it. Renders a `<div>`. */
export const DocumentUploaderDropzone = forwardRef<HTMLDivElement, DocumentUploaderDropzoneProps>(
  function DocumentUploaderDropzone(props, ref) {
    const slot = useSlotContext();
    const [dragging, setDragging] = useState(false);
    const state: DocumentUploaderDropzoneState = { dragging: dragging && slot.canChoose, disabled: !slot.canChoose };
    const own = {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event) || event.isDefaultPrevented()) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = slot.canChoose ? 'copy' : 'none';
        setDragging(true);
      },
      onDragLeave: (event: DragEvent) => {
        const { relatedTarget } = event;
        if (!(relatedTarget instanceof Node) || !event.currentTarget.contains(relatedTarget)) setDragging(false);
      },
      onDrop: (event: DragEvent) => {
        setDragging(false);
        if (!hasFiles(event) || event.isDefaultPrevented()) return;
        event.preventDefault();
        if (slot.canChoose) void slot.take(readDroppedFiles(event.dataTransfer));
      },
      onPaste: (event: ClipboardEvent) => {
        const pasted = readDroppedFiles(event.clipboardData);
        if (pasted.files.length === 0 || !slot.canChoose) return;
        event.preventDefault();
        void slot.take(pasted);
      },
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
