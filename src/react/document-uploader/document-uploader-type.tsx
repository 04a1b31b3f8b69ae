'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useUploaderContext } from './document-uploader-context.js';

/** Chooses one kind of document among several. Renders an `<input type="radio">`. */
export const DocumentUploaderType = forwardRef<HTMLInputElement, DocumentUploaderTypeProps>(
  function DocumentUploaderType(props, ref) {
    const { type, ...rest } = props;
    const upload = useUploaderContext();
    const checked = upload.document?.type === type;
    const own = {
      type: 'radio',
      value: type,
      checked,
      disabled: !upload.editable,
      onChange: () => upload.chooseDocument(type),
    };
    return renderPart('input', { props: own, state: { checked }, ref }, rest);
  },
);

/** Props of `DocumentUploaderType`. */
export interface DocumentUploaderTypeProps extends Omit<PartComponentProps<'input', { checked: boolean }>, 'type'> {
  /** The code of the kind of document. */
  type: string;
}
