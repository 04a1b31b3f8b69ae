'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { ItemContext, useScopeOf } from './item-scope.js';
import type { SlotItem, SlotItemState } from './slot-items.js';

/**
 * One file of a slot; name it with `aria-label`. It takes the focus when one of its buttons goes, or the item before it.
 * Renders a `<div role="group">`.
 */
export const DocumentUploaderItem = forwardRef<HTMLDivElement, DocumentUploaderItemProps>(
  function DocumentUploaderItem(props, ref) {
    const { item, ...rest } = props;
    const scope = useScopeOf(item);
    const state: DocumentUploaderItemState = { state: item.state, mime: item.mime };
    const own = { role: 'group', tabIndex: -1, 'data-csk-item': '' };
    return <ItemContext.Provider value={scope}>{renderPart('div', { props: own, state, ref }, rest)}</ItemContext.Provider>;
  },
);

/** State of `DocumentUploaderItem`. */
export interface DocumentUploaderItemState {
  state: SlotItemState;
  mime: string;
}

/** Props of `DocumentUploaderItem`. */
export interface DocumentUploaderItemProps extends PartComponentProps<'div', DocumentUploaderItemState> {
  item: SlotItem;
}
