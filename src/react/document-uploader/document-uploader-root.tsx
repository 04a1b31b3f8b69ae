'use client';
import { forwardRef, useEffect } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { UploaderContext } from './document-uploader-context.js';
import type { DocumentUpload } from './use-document-upload.js';

/** Holds the uploader of one requirement. A file dropped beside it does not navigate away. Renders a `<div>`. */
export const DocumentUploaderRoot = forwardRef<HTMLDivElement, DocumentUploaderRootProps>(
  function DocumentUploaderRoot(props, ref) {
    const { upload, allowStrayDrops = false, ...rest } = props;
    useEffect(() => (allowStrayDrops ? undefined : swallowStrayDrops()), [allowStrayDrops]);
    const state: DocumentUploaderRootState = { state: upload.state, disabled: !upload.editable };
    return <UploaderContext.Provider value={upload}>{renderPart('div', { state, ref }, rest)}</UploaderContext.Provider>;
  },
);

/** State of `DocumentUploaderRoot`. */
export interface DocumentUploaderRootState {
  state: DocumentUpload['state'];
  disabled: boolean;
}

/** Props of `DocumentUploaderRoot`. */
export interface DocumentUploaderRootProps extends PartComponentProps<'div', DocumentUploaderRootState> {
  /** From `useDocumentUpload`. */
  upload: DocumentUpload;
  /** True where the host wants the browser to open files that are dropped beside the uploader. */
  allowStrayDrops?: boolean | undefined;
}

function swallowStrayDrops(): () => void {
  window.addEventListener('dragover', swallow);
  window.addEventListener('drop', swallow);
  return () => {
    window.removeEventListener('dragover', swallow);
    window.removeEventListener('drop', swallow);
  };
}

/** Drops that somebody handled are left alone. */
function swallow(event: DragEvent): void {
  if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}
