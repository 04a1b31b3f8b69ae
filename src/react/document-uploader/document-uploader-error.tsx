'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useSlotContext } from './document-uploader-context.js';

/** Says what is wrong with the file that was chosen; renders nothing while nothing is wrong. Renders a `<div>`. */
export const DocumentUploaderError = forwardRef<HTMLDivElement, DocumentUploaderErrorProps>(
  function DocumentUploaderError(props, ref) {
    const { faults } = useSlotContext();
    if (faults.length === 0) return null;
    return renderPart('div', { state: { count: faults.length }, ref }, props);
  },
);

/** Props of `DocumentUploaderError`. */
export type DocumentUploaderErrorProps = PartComponentProps<'div', { count: number }>;
