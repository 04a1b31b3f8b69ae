'use client';
import { createContext, useContext, useMemo } from 'react';
import type { CustomerClient } from '../../client/index.js';
import type { ImageConverter, PictureHint } from '../../files/index.js';
import { requiredContext, useSlotContext, useUploaderContext } from './document-uploader-context.js';
import type { SlotItem } from './slot-items.js';
import type { SlotOrders } from './slot-orders.js';

/** One file of a slot and what can be done about it. It changes with that file alone, whatever happens to others. */
export interface ItemScope {
  item: SlotItem;
  /** Its place in the slot, counted from 1. */
  position: number;
  canRemove: boolean;
  /** True when it can go one place forward. */
  canMoveUp: boolean;
  /** True when it can go one place back. */
  canMoveDown: boolean;
  /** True where the slot holds other files beside it that it may be put in order with. */
  isOneOfSeveral: boolean;
  /** What may be wrong with its picture; empty once the customer wants to use it anyway. */
  advice: readonly PictureHint[];
  orders: SlotOrders;
  client: CustomerClient;
  convertImage: ImageConverter | undefined;
}

/** What an item gives its parts. */
export const ItemContext = createContext<ItemScope | undefined>(undefined);

/** The item in reach and what can be done about it. Throws outside `DocumentUploader.Item`. */
export function useItemScope(): ItemScope {
  return requiredContext(useContext(ItemContext), 'DocumentUploader.Item');
}

/** The item in reach. Throws outside `DocumentUploader.Item`. */
export function useItemContext(): SlotItem {
  return useItemScope().item;
}

/** What the slot in reach has to say about one of its items; the same object as long as that is the same. */
export function useScopeOf(item: SlotItem): ItemScope {
  const { client, convertImage } = useUploaderContext();
  const slot = useSlotContext();
  const { orders } = slot;
  const position = slot.items.findIndex(({ key }) => key === item.key) + 1;
  const canRemove = slot.canRemove(item);
  const canMoveUp = slot.canMove(item, -1);
  const canMoveDown = slot.canMove(item, 1);
  const isOneOfSeveral = slot.capacity > 1 && slot.items.length > 1;
  const advice = slot.adviceOn(item);
  return useMemo(
    () => ({ item, position, canRemove, canMoveUp, canMoveDown, isOneOfSeveral, advice, orders, client, convertImage }),
    [item, position, canRemove, canMoveUp, canMoveDown, isOneOfSeveral, advice, orders, client, convertImage],
  );
}
