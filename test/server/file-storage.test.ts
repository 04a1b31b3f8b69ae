import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFiles, type FileStorage, inMemoryFiles } from 'customer-status-kit/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
const storages: Record<string, FileStorage> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csk-files-'));
  storages['in memory'] = inMemoryFiles();
  storages['on disk'] = diskFiles({ directory: join(folder, 'files') });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const streamOf = (text: string) => new Blob([text]).stream();
const textOf = async (content: ReadableStream<Uint8Array> | undefined) => content && new Response(content).text();

describe.each(['in memory', 'on disk'])('files %s', (kind) => {
  it('come back as they were put', async () => {
    const files = storages[kind]!;
    expect(await files.put('a-1', streamOf('hello'), { maxBytes: 5 })).toEqual({ size: 5 });
    expect(await textOf(await files.read('a-1'))).toBe('hello');
  });

  it('are refused at the first byte too many, and nothing is kept', async () => {
    const files = storages[kind]!;
    await expect(files.put('a-2', streamOf('hello!'), { maxBytes: 5 })).rejects.toMatchObject({ code: 'file_too_large' });
    expect(await files.read('a-2')).toBeUndefined();
  });

  it('are not kept when their bytes break off', async () => {
    const files = storages[kind]!;
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(3)),
      pull: (controller) => controller.error(new Error('the line is cut')),
    });
    await expect(files.put('a-3', broken, { maxBytes: 5 })).rejects.toThrow('the line is cut');
    expect(await files.read('a-3')).toBeUndefined();
  });

  it('are gone once removed, and removing again is no error', async () => {
    const files = storages[kind]!;
    await files.put('a-4', streamOf('x'), { maxBytes: 5 });
    await files.remove('a-4');
    await files.remove('a-4');
    expect(await files.read('a-4')).toBeUndefined();
  });
});

describe('files on disk', () => {
  it.each(['../secret', 'a/b', 'a\\b', '..', '.', '', 'a\0', '/etc/passwd', 'a.part'])(
    'never lead out of their folder: %j',
    async (id) => {
      const files = storages['on disk']!;
      await writeFile(join(folder, 'secret'), 'secret');
      await expect(files.read(id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(files.remove(id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(files.put(id, streamOf('x'), { maxBytes: 5 })).rejects.toMatchObject({ code: 'not_found' });
      expect((await readdir(folder)).toSorted()).toEqual(['files', 'secret']);
    },
  );

  it('leave no half of a file behind and can be read by their owner only', async () => {
    const files = storages['on disk']!;
    await files.put('b-1', streamOf('x'), { maxBytes: 5 });
    await files.put('b-2', streamOf('too long'), { maxBytes: 5 }).catch(() => undefined);
    expect((await readdir(join(folder, 'files'))).filter((name) => name.startsWith('b-'))).toEqual(['b-1']);
    expect((await stat(join(folder, 'files', 'b-1'))).mode & 0o777).toBe(0o600);
  });
});
