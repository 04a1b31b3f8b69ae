import { describe, expect, it } from 'vitest';
import type { IntentStorage } from '../../src/client/index.js';
import { CustomerStatusError, type UploadTarget } from '../../src/model/index.js';
import { settle } from './fake-backend.js';
import { tabStorage } from './tab-storage.js';
import { BACK, FRONT, started, STORED } from './upload-stage.js';

const SIZE = 2_500_000;

/** A scan of a size, whose bytes are those of its seed. */
function scan(seed: number, size = SIZE): File {
  return new File([new Uint8Array(size).fill(seed)], 'scan.pdf', { type: 'application/pdf' });
}

/** A page that sends a file, hears nothing, and goes away. */
async function left(storage: IntentStorage, file: File, target: UploadTarget = FRONT) {
  const page = await started({ storage });
  page.arrange();
  page.client.upload(target, file);
  const key = await keyOf(page);
  await expect.poll(() => storage.getItem(nameIn(storage)), { timeout: 10_000 }).toContain(key);
  page.client.dispose();
  return key;
}

type Page = Awaited<ReturnType<typeof started>>;

async function keyOf({ backend }: Page): Promise<string> {
  await expect.poll(() => backend.count('uploadFile'), { timeout: 10_000 }).toBe(1);
  return backend.last('uploadFile')?.key ?? '';
}

/** The name under which the client keeps its keys. */
function nameIn(storage: IntentStorage & { everything?: () => string }): string {
  return /customer-status-kit:intents:[a-z0-9]+/.exec(storage.everything?.() ?? '')?.[0] ?? '';
}

async function chosenAgain(storage: IntentStorage, file: File, target: UploadTarget = FRONT): Promise<string> {
  const page = await started({ storage });
  page.arrange();
  page.client.upload(target, file);
  return keyOf(page);
}

describe('an upload that a reload cut off', () => {
  it('goes on under its key when the same file is chosen again, whatever it is called, also when it is prepared again', async () => {
    const storage = tabStorage();
    const key = await left(storage, scan(1));
    const page = await started({ storage });
    page.arrange();
    page.client.upload(FRONT, new File(['as it was chosen'], 'other.jpg'), { prepare: async () => scan(1) });
    expect(await keyOf(page)).toBe(key);
  });

  it('begins under another key for other bytes, another size and another place', async () => {
    const storage = tabStorage();
    const key = await left(storage, scan(1));
    expect(await chosenAgain(storage, scan(2))).not.toBe(key);
    expect(await chosenAgain(storage, scan(1, SIZE + 1))).not.toBe(key);
    expect(await chosenAgain(storage, scan(1), BACK)).not.toBe(key);
    expect(await chosenAgain(storage, scan(1))).toBe(key);
  });

  it('is forgotten once it is stored, taken back, refused for good, or somebody signs out', async () => {
    const ends: ((page: Page, id: string, transfer: ReturnType<Page['arrange']>) => void)[] = [
      (_page, _id, transfer) => transfer.resolve(STORED),
      ({ client }, id) => client.cancelUpload(id),
      (_page, _id, transfer) => transfer.reject(new CustomerStatusError('file_type_unsupported')),
      ({ client }) => client.reset(),
    ];
    for (const end of ends) {
      const storage = tabStorage();
      const key = await left(storage, scan(1));
      const page = await started({ storage });
      const transfer = page.arrange();
      const id = page.client.upload(FRONT, scan(1));
      expect(await keyOf(page)).toBe(key);
      end(page, id, transfer);
      await settle();
      await expect.poll(() => storage.everything(), { timeout: 10_000 }).not.toContain(key);
      expect(await chosenAgain(storage, scan(1))).not.toBe(key);
    }
  });

  it('is not mixed up with an upload of the same page, and leaves nothing of a small file behind', async () => {
    const storage = tabStorage();
    const page = await started({ storage, maxFiles: 9 });
    page.arrange();
    page.arrange();
    const target = { ...FRONT, side: 'single' } as const;
    page.client.upload(target, scan(1));
    await expect.poll(() => storage.everything(), { timeout: 10_000 }).toContain('uploadFile');
    page.client.upload(target, scan(1));
    await expect.poll(() => page.backend.count('uploadFile'), { timeout: 10_000 }).toBe(2);
    const [first, second] = page.backend.calls.filter(({ method }) => method === 'uploadFile');
    expect(second?.key).not.toBe(first?.key);
    const small = tabStorage();
    const other = await started({ storage: small });
    other.arrange();
    other.client.upload(FRONT, scan(1, 900_000));
    await settle();
    expect(small.everything()).toBe('[]');
  });

  it('keeps neither the name nor the bytes of the file', async () => {
    const storage = tabStorage();
    await left(storage, scan(1));
    expect(storage.everything()).not.toMatch(/scan|pdf/);
    expect(storage.everything().length).toBeLessThan(400);
  });
});
