'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useItemContext, useSlotContext } from './document-uploader-context.js';

/** Ends the advice about the item's picture: it is used as it is. Renders a `<button>`. */
export const DocumentUploaderKeep = forwardRef<HTMLButtonElement, DocumentUploaderKeepProps>(
  function DocumentUploaderKeep(props, ref) {
    const slot = useSlotContext();
    const item = useItemContext();
    const own = { type: 'button', onClick: () => slot.dismissAdvice(item) };
    return renderPart('button', { props: own, state: { hints: slot.adviceOn(item).length }, ref }, props);
  },
);

/** Props of `DocumentUploaderKeep`. */
export type DocumentUploaderKeepProps = Omit<PartComponentProps<'button', { hints: number }>, 'type'>;
