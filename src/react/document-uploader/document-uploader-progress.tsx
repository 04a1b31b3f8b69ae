'use client';
import { forwardRef } from 'react';
import { type PartComponentProps, renderPart } from '../part/index.js';
import { progressOf, type SlotItemState } from './slot-items.js';
import { useLiveItem } from './use-live-item.js';

/** How much of the item is sent; without a value while that is not known. Renders a `<progress>`; name it with `aria-label`. */
export const DocumentUploaderProgress = forwardRef<HTMLProgressElement, DocumentUploaderProgressProps>(
  function DocumentUploaderProgress(props, ref) {
    const item = useLiveItem();
    const value = progressOf(item);
    const own = { max: 100, value: value === undefined ? undefined : Math.round(value * 100) };
    return renderPart('progress', { props: own, state: { state: item.state }, ref }, props);
  },
);

/** Props of `DocumentUploaderProgress`. */
export type DocumentUploaderProgressProps = PartComponentProps<'progress', { state: SlotItemState }>;
