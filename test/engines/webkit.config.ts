import type { BrowserProviderOption } from 'vitest/node';
import { engineConfig } from './engine-config.ts';
import { DRIVER_PORT, findWebKit } from './webkit.ts';

interface Drivers {
  webdriverio: (options: object) => BrowserProviderOption;
}

// It is installed in this folder, and only by `npm run test:engines`.
const drivers = '@vitest/browser-webdriverio';
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what that package exports
const { webdriverio } = (await import(drivers)) as Drivers;

/** A camera that shows a test picture. */
const CAMERA = ['--enable-media-stream=true', '--enable-mock-capture-devices=true'];

/** The driver goes by names; Vitest knows the engine as Safari only. */
function namedAsItIs(request: { body?: unknown }): object {
  if (typeof request.body !== 'string') return request;
  return { ...request, body: request.body.replaceAll('"safari"', '"MiniBrowser"') };
}

export default engineConfig({
  name: 'webkit',
  setupFiles: ['test/engines/webkit-upload.ts', 'test/engines/webkit-hands.ts'],
  globalSetup: ['test/engines/webkit-display.ts'],
  browser: {
    headless: false,
    provider: webdriverio({
      hostname: '127.0.0.1',
      port: DRIVER_PORT,
      transformRequest: namedAsItIs,
      capabilities: {
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: findWebKit(), args: ['--automation', ...CAMERA] },
      },
    }),
    // Vitest's own types know the engines of Playwright only until the other drivers are there.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    instances: [{ browser: 'safari' as 'webkit' }],
  },
});
