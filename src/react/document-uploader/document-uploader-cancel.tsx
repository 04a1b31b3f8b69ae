'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useItemScope } from './item-scope.js';
import type { SlotItemState } from './slot-items.js';

/** Stops the item's upload. Renders a `<button>`. */
export const DocumentUploaderCancel = forwardRef<HTMLButtonElement, DocumentUploaderCancelProps>(
  function DocumentUploaderCancel(props, ref) {
    const { item, orders } = useItemScope();
    const own = { type: 'button', onClick: () => orders.cancel(item) };
    return renderPart('button', { props: own, state: { state: item.state }, ref }, props);
  },
);

/** Props of `DocumentUploaderCancel`. */
export type DocumentUploaderCancelProps = Omit<PartComponentProps<'button', { state: SlotItemState }>, 'type'>;
