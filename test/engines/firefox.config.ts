import { engineConfig } from './engine-config.ts';
import { firefoxProvider } from './firefox-provider.ts';

export default engineConfig({
  name: 'firefox',
  setupFiles: ['test/engines/firefox-typing.ts'],
  browser: { headless: true, provider: firefoxProvider(), instances: [{ browser: 'firefox' }] },
});
