/** When this page is put away, as when going back and forward, and when it is shown again. */
export interface PageVisits {
  /** Calls back when the page is put away, until the returned function is called. */
  onHide: (callback: () => void) => () => void;
  /** Resolves when the page is shown again, or the signal aborts. */
  nextShow: (signal: AbortSignal) => Promise<void>;
}

/** What the pages of a browser share a connection with. */
export interface TabSharing {
  locks: Pick<LockManager, 'request'>;
  openChannel: (name: string) => BroadcastChannel;
  visits: PageVisits;
}

/** The browser's own means, or `undefined` outside a page, on a server above all, where strangers share one process. */
export function browserSharing(): TabSharing | undefined {
  if (typeof document === 'undefined' || typeof BroadcastChannel === 'undefined') return undefined;
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (locks === undefined) return undefined;
  return { locks, openChannel: (name) => new BroadcastChannel(name), visits: pageVisits(window) };
}

function pageVisits(page: Pick<Window, 'addEventListener' | 'removeEventListener'>): PageVisits {
  return {
    onHide: (callback) => {
      page.addEventListener('pagehide', callback);
      return () => page.removeEventListener('pagehide', callback);
    },
    nextShow: (signal) =>
      new Promise((resolve) => {
        const finish = () => {
          page.removeEventListener('pageshow', finish);
          signal.removeEventListener('abort', finish);
          resolve();
        };
        page.addEventListener('pageshow', finish);
        signal.addEventListener('abort', finish);
      }),
  };
}
