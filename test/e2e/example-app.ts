import { join } from 'node:path';
import { build, preview } from 'vite';

/** An example app, built and served as its host would. */
export interface ExampleApp {
  origin: string;
  close: () => Promise<void>;
}

/** Builds one of the apps in `examples/` and serves it on a free port. */
export async function openExampleApp(name: string): Promise<ExampleApp> {
  const configFile = join(import.meta.dirname, '../../examples', name, 'vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { chunkSizeWarningLimit: 2_000 } });
  const server = await preview({ configFile, logLevel: 'error', preview: { host: '127.0.0.1', port: 0, strictPort: false } });
  const [origin] = server.resolvedUrls?.local ?? [];
  if (origin === undefined) throw new Error(`The example "${name}" is served nowhere. Look at the output of the build above.`);
  return { origin, close: () => server.close() };
}
