import { startDriver } from '../webkit-display.ts';
import { findWebKit } from '../webkit.ts';
import { freePort } from '../../server/fixtures/free-port.ts';

/** An element of a page, as WebDriver names it. */
export type Handle = Readonly<Record<string, string>>;

/** A key or several, as WebDriver is told of them. */
interface KeyMove {
  type: 'keyDown' | 'keyUp';
  value: string;
}

/** The part of WebdriverIO that is needed: it is installed only where WebKit is driven, so its own types may be missing. */
export interface WebKitBrowser {
  url: (address: string) => Promise<unknown>;
  refresh: () => Promise<void>;
  /** Runs a function in the page; it must use nothing from outside. */
  execute: <Result, Given extends unknown[]>(work: (...given: Given) => Result, ...given: Given) => Promise<Awaited<Result>>;
  /** The name that the engine itself tells assistive technology. */
  getElementComputedLabel: (id: string) => Promise<string>;
  elementClick: (id: string) => Promise<void>;
  elementSendKeys: (id: string, text: string) => Promise<void>;
  performActions: (sources: readonly { type: 'key'; id: string; actions: readonly KeyMove[] }[]) => Promise<void>;
  getActiveElement: () => Promise<Handle>;
  setWindowRect: (x: number, y: number, width: number, height: number) => Promise<unknown>;
  getWindowHandle: () => Promise<string>;
  createWindow: (type: 'tab') => Promise<{ handle: string }>;
  switchToWindow: (handle: string) => Promise<void>;
  closeWindow: () => Promise<unknown>;
  deleteSession: () => Promise<void>;
}

/** A browser that is open. */
interface OpenedWebKit {
  browser: WebKitBrowser;
  close: () => Promise<void>;
}

interface Drivers {
  remote: (options: object) => Promise<WebKitBrowser>;
}

/** How a browser is set. */
export interface WebKitManners {
  /** False where Tab passes links over, as Safari does unless it is told otherwise. */
  tabsToLinks?: boolean;
}

/** Opens a WebKitGTK with a driver and a profile of its own. */
export async function openWebKit({ tabsToLinks = true }: WebKitManners = {}): Promise<OpenedWebKit> {
  // It is installed in the folder above, and only by `npm run test:engines`.
  const drivers = 'webdriverio';
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what that package exports
  const { remote } = (await import(drivers)) as Drivers;
  const port = await freePort();
  const started = await startDriver(port);
  const browser = await remote({
    hostname: '127.0.0.1',
    port,
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {
        binary: findWebKit(),
        args: ['--automation', `--enable-tabs-to-links=${String(tabsToLinks)}`],
      },
    },
  });
  const close = async () => {
    try {
      await browser.deleteSession();
    } finally {
      for (const child of started) child.kill('SIGTERM');
    }
  };
  return { browser, close };
}
