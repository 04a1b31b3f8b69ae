'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useItemScope } from './item-scope.js';
import type { SlotItemState } from './slot-items.js';

/** Sends the item again after a failure. Renders a `<button>`. */
export const DocumentUploaderRetry = forwardRef<HTMLButtonElement, DocumentUploaderRetryProps>(
  function DocumentUploaderRetry(props, ref) {
    const { item, orders } = useItemScope();
    const own = { type: 'button', onClick: () => orders.retry(item) };
    return renderPart('button', { props: own, state: { state: item.state }, ref }, props);
  },
);

/** Props of `DocumentUploaderRetry`. */
export type DocumentUploaderRetryProps = Omit<PartComponentProps<'button', { state: SlotItemState }>, 'type'>;
