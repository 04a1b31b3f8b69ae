import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { BROWSER_GUARD, DOORS, PRODUCTION_GUARD, SHEETS, STANDALONE } from '../../scripts/doors.js';

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: Record<string, unknown> };

/** Bundles one door as a host would, with packages left outside, and answers the modules that went in. */
async function modulesBehind(door: string, file = DOORS[door] ?? ''): Promise<string[]> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: join(root, file), formats: ['es'], fileName: 'door' },
      rolldownOptions: { external: (id) => !/^[./\0]|^[A-Za-z]:/.test(id) },
    },
  });
  const outputs = [result].flat().flatMap((item) => ('output' in item ? item.output : []));
  return outputs.flatMap((chunk) => ('moduleIds' in chunk ? chunk.moduleIds : []));
}

describe('the doors of the package', () => {
  it('are the same in the manifest and in the table the build follows', () => {
    const doors = [...Object.keys(DOORS), ...Object.keys(SHEETS), STANDALONE.door, './package.json'];
    expect(Object.keys(manifest.exports).toSorted()).toEqual(doors.toSorted());
  });

  it.each(Object.keys(DOORS).filter((door) => door.startsWith('./server')))(
    '%s fails at once in a bundle for browsers, and is itself at the edge',
    async (door) => {
      const conditions = manifest.exports[door] as Record<string, string>;
      expect(Object.keys(conditions)).toEqual(['types', 'workerd', 'edge-light', 'worker', 'browser', 'default']);
      const { workerd, 'edge-light': edge, worker, browser } = conditions;
      expect(new Set([workerd, edge, worker])).toEqual(new Set([conditions['default']]));
      expect(browser).toBe('./dist/server/in-browser.js');
      await expect(import(join(root, BROWSER_GUARD))).rejects.toThrow(/is for servers/);
    },
  );

  it.each(Object.keys(DOORS).filter((door) => !door.startsWith('./server')))(
    '%s leads to no server code',
    { timeout: 60_000 },
    async (door) => {
      const modules = await modulesBehind(door);
      expect(modules.length).toBeGreaterThan(0);
      expect(modules.filter((id) => id.includes('/src/server/'))).toEqual([]);
      const isOfDevelopers = door.startsWith('./devtools');
      expect(modules.some((id) => id.includes('/src/devtools/'))).toBe(isOfDevelopers);
    },
  );

  it('./devtools is empty unless somebody develops', { timeout: 60_000 }, async () => {
    expect(manifest.exports['./devtools']).toEqual({
      types: './dist/devtools/index.d.ts',
      development: './dist/devtools/index.js',
      default: './dist/devtools/in-production.js',
    });
    const modules = await modulesBehind('./devtools', PRODUCTION_GUARD);
    expect(modules.filter((id) => id.includes('/src/devtools/')).map((id) => id.slice(root.length + 1))).toEqual([
      PRODUCTION_GUARD,
    ]);
    expect(modules.filter((id) => /\/src\/(react|drop-ins|backends)\//.test(id))).toEqual([]);
    const [real, empty] = (await Promise.all(
      [DOORS['./devtools'] ?? '', PRODUCTION_GUARD].map((file) => import(join(root, file))),
    )) as object[];
    expect(Object.keys(empty ?? {}).toSorted()).toEqual(Object.keys(real ?? {}).toSorted());
  });

  it.each(['./testing', './testing/playwright'])('%s leads to no React and to no component', async (door) => {
    const modules = await modulesBehind(door);
    expect(modules.filter((id) => /\/src\/(react|drop-ins|testing\/react)\//.test(id))).toEqual([]);
  });

  it.each(Object.keys(DOORS))('%s exports what it promises', async (door) => {
    const names = Object.keys((await import(join(root, DOORS[door] ?? ''))) as object).toSorted();
    await expect(`${names.join('\n')}\n`).toMatchFileSnapshot(
      `exports/${door === '.' ? 'index' : door.slice(2).replaceAll('/', '-')}.txt`,
    );
  });
});
