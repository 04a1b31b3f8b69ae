import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCustomer } from '../../examples/next/lib/read-customer.ts';
import { statusHandler } from '../../examples/next/lib/status-handler.ts';

const start = process.cwd();
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csk-next-'));
  process.chdir(folder);
});

afterEach(async () => {
  process.chdir(start);
  await rm(folder, { recursive: true, force: true });
});

describe('the page of the Next example', () => {
  it('tells nobody to sign in because the store is not there, and is whole again once it is', async () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
    // A file where the folder of the store belongs: nothing can be opened.
    await writeFile('.data', '');
    expect(await readCustomer(new Headers())).toEqual({ customerId: 'ada', customer: undefined });
    expect(complaints).toHaveBeenCalledOnce();
    complaints.mockRestore();

    await rm('.data');
    expect(await readCustomer(new Headers())).toMatchObject({ customerId: 'ada', customer: { id: 'ada' } });
    await (await statusHandler()).close();
  });
});
