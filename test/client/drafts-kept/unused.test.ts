import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { sourceAliases } from '../../../scripts/doors.ts';

const root = join(import.meta.dirname, '../../..');

/** The code of a host that imports these from the client's door. */
async function bundle(...names: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'csk-bundle-'));
  try {
    const input = join(folder, 'host.ts');
    await writeFile(
      input,
      `import { ${names.join(', ')} } from 'customer-status-kit/client';\nglobalThis.host = [${names.join(', ')}];\n`,
    );
    const built = await build({
      root,
      configFile: false,
      logLevel: 'error',
      resolve: { alias: sourceAliases(root) },
      build: { write: false, target: 'es2022', rolldownOptions: { input } },
    });
    const { output } = built as Rolldown.RolldownOutput;
    return output.map((part) => (part.type === 'chunk' ? part.code : '')).join('\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('keeping drafts on a device', () => {
  it('is not in the bundle of a host that has not switched it on', { timeout: 60_000 }, async () => {
    expect(await bundle('createCustomerClient')).not.toMatch(/indexedDB|AES-GCM|BroadcastChannel/);
    expect(await bundle('createCustomerClient', 'localDrafts')).toMatch(/indexedDB[\s\S]*AES-GCM|AES-GCM[\s\S]*indexedDB/);
  });
});
