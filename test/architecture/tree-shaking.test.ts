import { join, relative } from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { DOORS } from '../../scripts/doors.ts';

const root = join(import.meta.dirname, '../..');

interface Bundle {
  /** Modules of the package of which something is left, by their place in `src`. */
  modules: string[];
  /** Other packages of which something is left. React is the host's. */
  packages: string[];
}

/** Bundles one import as a host's production build does, and tells what is left. */
async function bundleOf(names: string, door: string): Promise<Bundle> {
  const page = '\0page';
  const file = JSON.stringify(join(root, DOORS[door] ?? ''));
  const result = await build({
    configFile: false,
    mode: 'production',
    logLevel: 'silent',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === 'page' ? page : undefined),
        load: (id) => (id === page ? `import { ${names} } from ${file}; console.log(${names});` : undefined),
      },
    ],
    build: {
      write: false,
      rolldownOptions: {
        input: 'page',
        external: (id) => /^react(-dom)?(\/|$)/.test(id),
      },
    },
  });
  const chunks = [result].flat().flatMap((item) => ('output' in item ? item.output : []));
  // What is loaded later is no part of the first bundle.
  const first = chunks.filter((chunk) => chunk.type === 'chunk' && chunk.isEntry);
  const left = first
    .flatMap((chunk) => (chunk.type === 'chunk' ? Object.entries(chunk.modules) : []))
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => id.replaceAll('\\', '/'));
  const packages = left.flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
  return {
    modules: left
      .filter((id) => id.startsWith(`${root}/src/`))
      .map((id) => relative(join(root, 'src'), id))
      .toSorted(),
    packages: [...new Set(packages)].toSorted(),
  };
}

describe('what a page does not import is not in its bundle', () => {
  it('of a badge: no client, chart, backend, file, form, and no words but its own', { timeout: 60_000 }, async () => {
    const { modules, packages } = await bundleOf('StatusBadge', '.');
    expect(modules).toContain('drop-ins/status-badge/status-badge.tsx');
    const others = /^(client|machine|backends|files|server|testing|csp|theming)\/|(form|uploader|timeline|dialog|operator|panel)/;
    expect(modules.filter((id) => others.test(id))).toEqual([]);
    expect(modules.filter((id) => id.startsWith('messages/compiled/'))).toEqual(['messages/compiled/en/badge.ts']);
    expect(packages).toEqual([]);
  });

  it('of the timeline with events: no form, uploader, camera, dialog or backend', { timeout: 60_000 }, async () => {
    const { modules, packages } = await bundleOf('LifecycleTimeline', '.');
    expect(modules).toContain('drop-ins/lifecycle-timeline/lifecycle-timeline.tsx');
    expect(modules.filter((id) => /^(backends|files|server)\/|rfi-form|uploader|camera|dialog|operator/.test(id))).toEqual([]);
    expect(packages.filter((name) => /radix|tus|valibot|^xstate$|re2js|virtua|idb/.test(name))).toEqual([]);
  });

  it('of the feature gate on a server: the model alone', { timeout: 60_000 }, async () => {
    const { modules, packages } = await bundleOf('decideFeature, defineFeatures', './model');
    expect(modules.filter((id) => !id.startsWith('model/'))).toEqual([]);
    expect(modules.length).toBeLessThan(6);
    expect(packages).toEqual([]);
  });
});
