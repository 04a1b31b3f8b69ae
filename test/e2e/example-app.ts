import { join } from 'node:path';
import { build, type InlineConfig, preview } from 'vite';
import { sourceAliases } from '../../scripts/doors.ts';

const ROOT = join(import.meta.dirname, '../..');

/** An example app, built and served as its host would. */
export interface ExampleApp {
  origin: string;
  close: () => Promise<void>;
}

/** Builds one of the apps in `examples/` with the source in place of the package, and serves it on a free port. */
export async function openExampleApp(name: string): Promise<ExampleApp> {
  const config: InlineConfig = {
    configFile: join(ROOT, 'examples', name, 'vite.config.ts'),
    logLevel: 'error',
    resolve: { alias: sourceAliases(ROOT) },
    build: { outDir: join(ROOT, '.cache/examples', name), emptyOutDir: true, chunkSizeWarningLimit: 2_000 },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  };
  await build(config);
  const server = await preview(config);
  const [origin] = server.resolvedUrls?.local ?? [];
  if (origin === undefined) throw new Error(`The example "${name}" is served nowhere. Look at the output of the build above.`);
  return { origin, close: () => server.close() };
}
