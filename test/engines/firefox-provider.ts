import { playwright } from '@vitest/browser-playwright';
import type { Page } from 'playwright-core';
import { firefoxLaunch } from '../../scripts/browsers.ts';

type Provider = ReturnType<typeof playwright>;

/**
 * Firefox through WebDriver BiDi gives its frames no names, and Vitest looks for the frame of its tests by a name. It is
 * found by its element here.
 */
export function firefoxProvider(): Provider {
  const option = playwright({ launchOptions: firefoxLaunch() });
  return {
    ...option,
    providerFactory(project) {
      const provider = option.providerFactory(project) as ReturnType<Provider['providerFactory']> & {
        getPage: (sessionId: string) => Page;
      };
      const contextOf = provider.getCommandsContext.bind(provider);
      provider.getCommandsContext = (sessionId) =>
        Object.defineProperties(
          {},
          {
            ...Object.getOwnPropertyDescriptors(contextOf(sessionId)),
            frame: { enumerable: true, value: () => testFrame(provider.getPage(sessionId)) },
          },
        );
      return provider;
    },
  };
}

async function testFrame(page: Page): Promise<unknown> {
  const element = await page.waitForSelector('[data-vitest="true"]');
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('The frame of the tests holds no page.');
  return frame;
}
