import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
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

describe.each(['in memory', 'on disk'])('the number of files %s', (kind) => {
  it('whose id begins so is known', async () => {
    const files = storages[kind]!;
    for (const id of ['d-1', 'd-2', 'e-1']) await files.put(id, streamOf('x'), { maxBytes: 5 });
    expect([await files.count!('d-'), await files.count!('f-')]).toEqual([2, 0]);
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

  it('that a crash cut off are swept with any others, once they are old', async () => {
    const directory = join(folder, 'crashed');
    const files = diskFiles({ directory });
    await files.put('c-1', streamOf('whole'), { maxBytes: 5 });
    for (const name of ['c-2.part', 'c-3.part']) await writeFile(join(directory, name), 'half of a card');
    const old = new Date('2026-03-02T09:00:00.000Z');
    for (const name of ['c-1', 'c-2.part']) await utimes(join(directory, name), old, old);
    expect(await files.sweep!('staged-', old.getTime() + 1)).toBe(1);
    expect((await readdir(directory)).toSorted()).toEqual(['c-1', 'c-3.part']);
  });

  it('put twice at once under one id are whole, and nobody is told of a failure', async () => {
    const files = storages['on disk']!;
    const texts = ['first', 'other', 'third'];
    const put = (text: string) => files.put('c-9', streamOf(text), { maxBytes: 5 });
    expect(await Promise.all(texts.map(put))).toEqual(texts.map(() => ({ size: 5 })));
    expect(texts).toContain(await textOf(await files.read('c-9')));
  });

  it('leave no half of a file behind and can be read by their owner only', async () => {
    const files = storages['on disk']!;
    await files.put('b-1', streamOf('x'), { maxBytes: 5 });
    await files.put('b-2', streamOf('too long'), { maxBytes: 5 }).catch(() => undefined);
    expect((await readdir(join(folder, 'files'))).filter((name) => name.startsWith('b-'))).toEqual(['b-1']);
    expect((await stat(join(folder, 'files', 'b-1'))).mode & 0o777).toBe(0o600);
  });
});
