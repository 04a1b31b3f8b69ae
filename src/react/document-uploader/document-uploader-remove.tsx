'use client';
import { forwardRef } from 'react';
import type { CommandResult } from '../../client/index.js';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { useItemScope } from './item-scope.js';
import type { SlotItemState } from './slot-items.js';

/** Takes the item away; `onRemoved` hears what came of it. Renders a `<button>`. */
export const DocumentUploaderRemove = forwardRef<HTMLButtonElement, DocumentUploaderRemoveProps>(
  function DocumentUploaderRemove(props, ref) {
    const { onRemoved, ...rest } = props;
    const { item, orders } = useItemScope();
    const own = { type: 'button', onClick: () => void orders.remove(item).then(onRemoved) };
    return renderPart('button', { props: own, state: { state: item.state }, ref }, rest);
  },
);

/** Props of `DocumentUploaderRemove`. */
export interface DocumentUploaderRemoveProps extends Omit<PartComponentProps<'button', { state: SlotItemState }>, 'type'> {
  onRemoved?: ((result: CommandResult) => void) | undefined;
}
