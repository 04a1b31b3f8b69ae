import type { DocumentAnswer } from '../../model/index.js';
import { oppositeSide } from './arrangement.js';
import { answeringFileIds, fileIdOf, type SlotItem } from './slot-items.js';
import type { SlotView, UploadView } from './upload-view.js';

type Sides = NonNullable<DocumentAnswer['sides']>;

/** The files that stand in the slots, in their order. */
export function fileIdsIn(view: UploadView): string[] {
  return view.slots.flatMap((slot) => answeringFileIds(slot.items));
}

/** The side of each file that stands elsewhere than where it was given for; with `turned`, after front and back changed places. */
export function sidesIn(view: UploadView, turned = false): Sides {
  const sides: Sides = {};
  for (const slot of view.slots) {
    const shown = turned ? oppositeSide(slot.side) : slot.side;
    for (const item of slot.items) {
      const id = fileIdOf(item);
      if (id !== undefined && givenSide(item, slot) !== shown) sides[id] = shown;
    }
  }
  return sides;
}

function givenSide(item: SlotItem, slot: SlotView) {
  return item.borrowed === true ? (item.file?.side ?? 'single') : slot.uploadSide;
}

/** True when front and back are both there, and neither is with the reviewer yet. */
export function isPair(view: UploadView): boolean {
  return view.slots.length === 2 && view.slots.every((slot) => slot.side !== 'single' && isUploaded(slot));
}

function isUploaded({ items }: SlotView): boolean {
  return items.length === 1 && items[0]?.state === 'done';
}
