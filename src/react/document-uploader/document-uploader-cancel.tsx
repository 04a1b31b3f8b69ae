'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useItemContext, useSlotContext } from './document-uploader-context.js';
import type { SlotItemState } from './slot-items.js';

/** Stops the item's upload. Renders a `<button>`. */
export const DocumentUploaderCancel = forwardRef<HTMLButtonElement, DocumentUploaderCancelProps>(
  function DocumentUploaderCancel(props, ref) {
    const slot = useSlotContext();
    const item = useItemContext();
    const own = { type: 'button', onClick: () => slot.cancel(item) };
    return renderPart('button', { props: own, state: { state: item.state }, ref }, props);
  },
);

/** Props of `DocumentUploaderCancel`. */
export type DocumentUploaderCancelProps = Omit<PartComponentProps<'button', { state: SlotItemState }>, 'type'>;
