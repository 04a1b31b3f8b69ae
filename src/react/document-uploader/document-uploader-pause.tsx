'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useItemScope } from './item-scope.js';
import type { SlotItemState } from './slot-items.js';

/** Holds the item's upload, or lets a held one go on; `data-state` says which. Renders a `<button>`. */
export const DocumentUploaderPause = forwardRef<HTMLButtonElement, DocumentUploaderPauseProps>(
  function DocumentUploaderPause(props, ref) {
    const { item, orders } = useItemScope();
    const own = { type: 'button', onClick: () => (item.state === 'paused' ? orders.resume(item) : orders.pause(item)) };
    return renderPart('button', { props: own, state: { state: item.state }, ref }, props);
  },
);

/** Props of `DocumentUploaderPause`. */
export type DocumentUploaderPauseProps = Omit<PartComponentProps<'button', { state: SlotItemState }>, 'type'>;
