import * as v from 'valibot';
import type { ShelfNews } from './draft-shelf.js';

/** What tabs tell each other: whose drafts, and what became of them. `*` is everybody's. */
interface Message {
  owner: string;
  news: ShelfNews;
}

const messageSchema = v.object({
  owner: v.string(),
  news: v.variant('type', [
    v.object({ type: v.literal('saved'), requirementIds: v.array(v.string()), groupIds: v.array(v.string()) }),
    v.object({ type: v.literal('cleared') }),
  ]),
});

/** Tells the other tabs. Does nothing where tabs cannot speak to each other. */
export function tellTabs(name: string, owner: string, news: ShelfNews): void {
  const channel = openChannel(name);
  channel?.postMessage({ owner, news } satisfies Message);
  channel?.close();
}

/** Hears the other tabs, until the returned function is called. */
export function hearTabs(name: string, owner: string, hear: (news: ShelfNews) => void): () => void {
  const channel = openChannel(name);
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const read = v.safeParse(messageSchema, data);
    if (read.success && (read.output.owner === owner || read.output.owner === '*')) hear(read.output.news);
  });
  return () => channel?.close();
}

function openChannel(name: string): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
}
