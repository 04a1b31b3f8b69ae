import * as v from 'valibot';
import type { ShelfNews } from './draft-shelf.js';

/** What tabs tell each other: whose drafts, and what became of them. `*` is everybody's. */
export interface DraftMessage {
  owner: string;
  /** Who tells it, so that nobody takes their own words for another tab's. Absent where everybody is meant. */
  from?: string | undefined;
  news: ShelfNews;
}

const messageSchema = v.object({
  owner: v.string(),
  from: v.optional(v.string()),
  news: v.variant('type', [
    v.object({ type: v.literal('saved'), requirementIds: v.array(v.string()), groupIds: v.array(v.string()) }),
    v.object({ type: v.literal('cleared') }),
  ]),
});

/** Tells the other tabs. Does nothing where tabs cannot speak to each other. */
export function tellTabs(name: string, message: DraftMessage): void {
  const channel = openChannel(name);
  channel?.postMessage(message);
  channel?.close();
}

/** Hears the others about the drafts of `owner`, until the returned function is called. `self` is who hears. */
export function hearTabs(
  name: string,
  { owner, self }: { owner: string; self: string },
  hear: (news: ShelfNews) => void,
): () => void {
  const channel = openChannel(name);
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const read = v.safeParse(messageSchema, data);
    if (!read.success || read.output.from === self) return;
    if (read.output.owner === owner || read.output.owner === '*') hear(read.output.news);
  });
  return () => channel?.close();
}

/** A browser may refuse it, as in a frame of another site: what is saved is saved all the same. */
function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
