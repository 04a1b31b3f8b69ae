import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const USUAL_PATHS = JSON.parse(readFileSync(join(import.meta.dirname, 'chromium-paths.json'), 'utf8')) as string[];

const CANDIDATES = [process.env['CHROMIUM_PATH'], ...USUAL_PATHS];

/** The first Chromium there is, or `undefined` where Playwright's own is to be used. */
export function findChromium(): string | undefined {
  return CANDIDATES.find((path) => path !== undefined && existsSync(path));
}

const executablePath = findChromium();

/** How every test starts Chromium: without a sandbox, because a container's root has none, and without calls to the outside. */
export const chromiumLaunch = {
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // A camera that shows a moving picture, and a person who lets it be used.
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ],
};

const USUAL_FIREFOXES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** The first Firefox there is. */
export function findFirefox(): string | undefined {
  return [process.env['FIREFOX_PATH'], ...USUAL_FIREFOXES].find((path) => path !== undefined && existsSync(path));
}

/** How tests start the Firefox that is installed: through WebDriver BiDi, because it is not the one that Playwright patches. */
export function firefoxLaunch(): { channel: string; firefoxUserPrefs: Record<string, boolean>; executablePath?: string } {
  const found = findFirefox();
  // A camera that shows a moving picture, and a person who lets it be used.
  const firefoxUserPrefs = { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true };
  return { channel: 'moz-firefox', firefoxUserPrefs, ...(found === undefined ? {} : { executablePath: found }) };
}
