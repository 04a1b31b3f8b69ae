'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useItemScope } from './item-scope.js';

/** Ends the advice about the item's picture: it is used as it is. Renders a `<button>`. */
export const DocumentUploaderKeep = forwardRef<HTMLButtonElement, DocumentUploaderKeepProps>(
  function DocumentUploaderKeep(props, ref) {
    const { item, orders, advice } = useItemScope();
    const own = { type: 'button', onClick: () => orders.dismissAdvice(item) };
    return renderPart('button', { props: own, state: { hints: advice.length }, ref }, props);
  },
);

/** Props of `DocumentUploaderKeep`. */
export type DocumentUploaderKeepProps = Omit<PartComponentProps<'button', { hints: number }>, 'type'>;
