/** A link by which bytes may still come. */
export interface OpenLink {
  /** Of the bytes. */
  id: string;
  /** The size that was announced. */
  size: number;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** The links this process has given that are not confirmed, taken back or expired. */
export interface OpenLinks {
  /** Those whose id begins so. */
  of: (prefix: string, now: number) => readonly OpenLink[];
  add: (link: OpenLink) => void;
  remove: (id: string) => void;
}

/** Remembers links as long as they are good. */
export function openLinks(): OpenLinks {
  const links = new Map<string, OpenLink>();
  return {
    of(prefix, now) {
      for (const { id, expiresAt } of Array.from(links.values())) if (expiresAt <= now) links.delete(id);
      return [...links.values()].filter(({ id }) => id.startsWith(prefix));
    },
    add: (link) => void links.set(link.id, link),
    remove: (id) => void links.delete(id),
  };
}
