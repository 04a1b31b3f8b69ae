'use client';
import { useMemo } from 'react';
import { useClientSnapshot } from '../provider/index.js';
import { useItemScope } from './item-scope.js';
import { isUnderway, type SlotItem } from './slot-items.js';
import { uploadById } from './steady-uploads.js';

/** The item around a part with how much of it is sent at this moment. Renders again with each step of that one file. */
export function useLiveItem(): SlotItem {
  const { item, client } = useItemScope();
  const followed = isUnderway(item) ? item.upload : undefined;
  const live = useClientSnapshot(
    ({ uploads }) => (followed === undefined ? undefined : uploadById(uploads, followed.id)),
    client,
  );
  return useMemo(() => {
    const isOfThisState = live !== undefined && live.phase === followed?.phase;
    return isOfThisState ? { ...item, upload: live } : item;
  }, [item, live, followed]);
}
