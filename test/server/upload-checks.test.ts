import { createTranslator, errorWords } from 'customer-status-kit';
import { CustomerStatusError } from 'customer-status-kit/model';
import {
  type FileScan,
  type FileStorage,
  inMemoryFiles,
  inMemoryStore,
  type StatusHandlerOptions,
  type StatusStore,
} from 'customer-status-kit/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { bytesOf, contains, jpeg, pdf, png } from '../files/file-bytes.js';
import { heic } from '../files/heic-bytes.js';
import { pdfOf } from '../files/pdf-bytes.js';
import { type Caller, openDesk, problemOf, PROFILE, requirementOf } from './fixtures/desk.ts';

const MIME = ['image/jpeg', 'image/png', 'application/pdf', 'image/heic'];

/** An identity card, and up to three papers in all, of which two may be statements. */
const REQUESTS = [
  {
    title: 'Identity document',
    spec: {
      kind: 'document',
      accepted: [{ type: 'national_id', label: 'Card', sides: ['front', 'back'] }],
      mime: MIME,
      minPixels: { width: 300, height: 200 },
    },
  },
  {
    title: 'Papers',
    spec: {
      kind: 'document',
      accepted: [
        { type: 'bank_statement', label: 'Statement', sides: ['single'], maxFiles: 2 },
        { type: 'utility_bill', label: 'Bill', sides: ['single'] },
        { type: 'contract', label: 'Contract', sides: ['single'], maxFiles: 5 },
      ],
      mime: MIME,
      maxTotalFiles: 3,
    },
  },
];

async function openRequests(options: Partial<StatusHandlerOptions> = {}) {
  const desk = openDesk(options);
  await desk.ada.write('POST', '/answers', PROFILE);
  const asked = await desk.operator.write('POST', '/requirements', { requests: REQUESTS });
  const ids = { card: requirementOf(asked, 'Identity').id, papers: requirementOf(asked, 'Papers').id };
  const postFront = (bytes: Uint8Array<ArrayBuffer>, type: string, name = nameFor(type), key?: string) => {
    const place = { requirementId: ids.card, documentType: 'national_id', side: 'front' };
    return post(desk.ada, place, new File([bytes], name, { type }), key);
  };
  let number = 0;
  const postPaper = (documentType: string, bytes = pdf(`paper ${(number += 1)}`)) =>
    post(desk.ada, { requirementId: ids.papers, documentType }, new File([bytes], 'paper.pdf', { type: 'application/pdf' }));
  return { ...desk, postFront, postPaper };
}

function nameFor(type: string): string {
  return `card.${type.slice(type.indexOf('/') + 1)}`;
}

/** A form with a file under its own name, as any program can send it. */
async function post(caller: Caller, fields: Record<string, string>, file: File, key?: string): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', file);
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  return caller.send('POST', '/customers/ada/files', {
    body: await encoded.blob(),
    headers,
    ...(key === undefined ? {} : { key }),
  });
}

describe('a file posted without the kit’s own page', () => {
  it.each([
    ['a flood in a PNG', png({ width: 65_535, height: 65_535 }), 'image/png', 413, 'file_too_large'],
    ['a flood in a HEIC', heic({ width: 65_535, height: 65_535 }), 'image/heic', 413, 'file_too_large'],
    ['a picture of too few pixels', jpeg({ width: 299, height: 200 }), 'image/jpeg', 422, 'file_unreadable'],
    ['a PDF with a password', pdf('/Encrypt 9 0 R'), 'application/pdf', 422, 'file_unreadable'],
    ['a HEIC that breaks off', heic().slice(0, -3), 'image/heic', 422, 'file_unreadable'],
    ['HTML that is called a picture', bytesOf('<!doctype html><script>'), 'image/png', 415, 'file_type_unsupported'],
    ['a PDF behind other bytes', bytesOf('PK\x03\x04', pdf()), 'application/pdf', 415, 'file_type_unsupported'],
  ])('is checked again: %s is refused', async (_what, bytes, type, status, code) => {
    const { postFront, ada } = await openRequests();
    expect(await problemOf(await postFront(bytes, type))).toMatchObject({ status, code });
    expect((await ada.customer()).documents).toEqual([]);
  });

  it('is refused under a name of another kind', async () => {
    const { postFront } = await openRequests();
    expect((await postFront(pdf(), 'application/pdf', 'card.jpg')).status).toBe(415);
    expect((await postFront(jpeg(), 'image/jpeg', 'card.pdf')).status).toBe(415);
  });

  it('is taken when it is sound, and named by the server', async () => {
    const { postFront, ada } = await openRequests();
    expect((await postFront(heic({ width: 4032, height: 3024 }), 'image/heic')).status).toBe(201);
    const [document] = (await ada.customer()).documents;
    expect(document?.files).toMatchObject([{ name: 'front.heic', mime: 'image/heic' }]);
  });
});

describe('the number of files', () => {
  it('of one kind is limited, whatever the page shows', async () => {
    const { postPaper } = await openRequests();
    expect([(await postPaper('bank_statement')).status, (await postPaper('bank_statement')).status]).toEqual([201, 201]);
    expect(await problemOf(await postPaper('bank_statement'))).toMatchObject({ status: 409, code: 'state_conflict' });
  });

  it('of a whole request is limited, and a file that takes another’s place is not counted twice', async () => {
    const { postPaper } = await openRequests();
    expect((await postPaper('utility_bill')).status).toBe(201);
    expect([(await postPaper('contract')).status, (await postPaper('contract')).status]).toEqual([201, 201]);
    expect(await problemOf(await postPaper('contract'))).toMatchObject({ status: 409, code: 'state_conflict' });
    expect(await problemOf(await postPaper('bank_statement'))).toMatchObject({ status: 409 });
    expect((await postPaper('utility_bill')).status).toBe(201);
  });
});

describe('what the host adds to the check', () => {
  it('takes a PDF that could act by itself unless the host refuses them', async () => {
    const outcomes = await Promise.all(
      [undefined, 'refuse' as const].map(async (activeContent) => {
        const { postPaper } = await openRequests({ uploads: { activeContent } });
        return (await postPaper('contract', pdfOf('<< /S /Launch /F (x) >>'))).status;
      }),
    );
    expect(outcomes).toEqual([201, 415]);
  });

  it('refuses the infected file alone, and every file while the scan is down', async () => {
    let isDown = false;
    const inspect = async (bytes: Uint8Array) => {
      if (isDown) throw new Error('scanner down');
      return contains(bytes, 'EICAR') ? [{ code: 'infected' as const }] : [];
    };
    const { postFront, ada } = await openRequests({ uploads: { inspect } });
    const infected = await postFront(jpeg({ trailer: 'EICAR' }), 'image/jpeg');
    expect(await problemOf(infected)).toMatchObject({ status: 422, code: 'file_infected' });
    expect((await postFront(jpeg(), 'image/jpeg')).status).toBe(201);
    isDown = true;
    expect((await postFront(jpeg({ width: 900 }), 'image/jpeg')).status).toBe(422);
    expect((await ada.customer()).documents[0]?.files).toHaveLength(1);
  });

  it('tells the customer that a file contains a virus, stores nothing of it, and takes the next one', async () => {
    const kept: string[] = [];
    const files = inMemoryFiles();
    const counting: FileStorage = {
      ...files,
      put: async (id, content, limits) => {
        kept.push(id);
        return files.put(id, content, limits);
      },
    };
    const scanned: unknown[] = [];
    const scan: FileScan = async (bytes, file) => {
      scanned.push(file);
      return contains(bytes, 'EICAR') ? 'infected' : 'clean';
    };
    const { postFront, ada } = await openRequests({ files: counting, uploads: { scan } });
    const infected = jpeg({ trailer: 'EICAR' });
    const problem = await problemOf(await postFront(infected, 'image/jpeg'));
    expect(problem).toMatchObject({ status: 422, code: 'file_infected', fieldErrors: [{ code: 'file_infected' }] });
    expect(errorWords(new CustomerStatusError('file_infected'), createTranslator())).toContain('contains a virus');
    expect(kept).toEqual([]);
    expect((await postFront(jpeg(), 'image/jpeg')).status).toBe(201);
    expect((await ada.customer()).documents[0]?.files).toHaveLength(1);
    expect(scanned[0]).toEqual({ mime: 'image/jpeg', size: infected.byteLength });
  });

  it.each<[what: string, scan: FileScan, status: number, code: string]>([
    ['fails', () => Promise.reject(new Error('down')), 503, 'unavailable'],
    ['answers something else', () => JSON.parse('"perhaps"'), 422, 'file_infected'],
  ])('stores nothing while the scanner %s', async (_what, scan, status, code) => {
    const { postFront, ada } = await openRequests({ uploads: { scan } });
    expect(await problemOf(await postFront(jpeg(), 'image/jpeg'))).toMatchObject({ status, code });
    expect((await ada.customer()).documents).toEqual([]);
  });

  it.each(['scan', 'inspect'] as const)(
    'waits for no look that never ends, and holds nothing else up meanwhile: %s',
    async (look) => {
      const looked: Uint8Array[] = [];
      const endless = (bytes: Uint8Array) => {
        looked.push(bytes);
        return new Promise<never>(() => {});
      };
      const { postFront, operator } = await openRequests({ uploads: { [look]: endless } });
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      onTestFinished(() => void vi.useRealTimers());
      const answering = postFront(jpeg(), 'image/jpeg');
      while (looked.length === 0) await new Promise((resolve) => setImmediate(resolve));
      const meanwhile = await operator.write('PUT', '/status', { status: 'UNDER_REVIEW' });
      expect(meanwhile.status.status).toBe('UNDER_REVIEW');
      await vi.advanceTimersByTimeAsync(30_000);
      const late = await answering;
      expect(late.headers.get('retry-after')).toBe('5');
      expect(await problemOf(late)).toMatchObject({ status: 503, code: 'unavailable' });
      expect((await operator.customer()).documents).toEqual([]);
    },
  );

  it('checks anew what is asked for differently by the time the look is over', async () => {
    const opened = await openRequests({
      uploads: {
        scan: async () => {
          await opened.operator.write('PUT', '/status', { status: 'REJECTED' });
          return 'clean';
        },
      },
    });
    expect((await opened.postFront(jpeg(), 'image/jpeg')).status).toBe(409);
    expect((await opened.operator.customer()).documents).toEqual([]);
  });

  it('does not bother the scanner with a file that is refused anyway', async () => {
    let scans = 0;
    const scan: FileScan = async () => {
      scans += 1;
      return 'clean';
    };
    const { postFront } = await openRequests({ uploads: { scan } });
    expect((await postFront(bytesOf('<!doctype html>'), 'image/png')).status).toBe(415);
    expect(scans).toBe(0);
  });
});

describe('what one customer may keep', () => {
  it('is limited in number, and free again once a file is removed', async () => {
    const { postPaper, ada } = await openRequests({ limits: { customerFiles: 2 } });
    expect([(await postPaper('contract')).status, (await postPaper('contract')).status]).toEqual([201, 201]);
    expect(await problemOf(await postPaper('contract'))).toMatchObject({ status: 413, code: 'file_too_large' });
    const [first] = (await ada.customer()).documents.flatMap(({ files }) => files);
    await ada.send('DELETE', `/customers/ada/files/${first!.id}`);
    expect((await postPaper('contract')).status).toBe(201);
  });

  it('is limited in bytes', async () => {
    const { postPaper } = await openRequests({ limits: { customerBytes: pdf('paper 1').byteLength + 10 } });
    expect((await postPaper('contract')).status).toBe(201);
    expect(await problemOf(await postPaper('contract'))).toMatchObject({ status: 413, code: 'file_too_large' });
  });
});

describe('a file that may not be removed', () => {
  it('stays, whichever way it is taken back, and an upload that is not finished can still be given up', async () => {
    const { ada, operator, postFront } = await openRequests();
    const upload = await postFront(jpeg(), 'image/jpeg', undefined, 'stored');
    const { id }: { id: string } = await upload.json();
    await operator.write('PUT', '/status', { status: 'REJECTED' });
    expect((await ada.customer()).allowed.removeFile).toBe(false);
    const removals = [
      await ada.send('DELETE', `/customers/ada/files/${id}`),
      await ada.send('DELETE', '/customers/ada/uploads', { key: 'stored' }),
    ];
    expect(removals.map(({ status }) => status)).toEqual([409, 409]);
    expect((await ada.send('DELETE', '/customers/ada/uploads', { key: 'never finished' })).status).toBe(204);
    expect((await ada.customer()).documents[0]?.files).toMatchObject([{ id }]);
  });
});

describe('a file whose change may or may not have been stored', () => {
  it('keeps its bytes, so that no record is without them', async () => {
    const store = inMemoryStore();
    let isCut = false;
    const lossy: StatusStore = {
      ...store,
      commit: async (change) => {
        const outcome = await store.commit(change);
        if (!isCut) return outcome;
        isCut = false;
        throw new CustomerStatusError('unavailable', { message: 'the connection broke off at the end' });
      },
    };
    const { postFront, operator } = await openRequests({ store: lossy });
    isCut = true;
    expect((await postFront(jpeg(), 'image/jpeg')).status).toBe(503);
    const [file] = (await operator.customer()).documents.flatMap(({ files }) => files);
    expect((await operator.send('GET', `/customers/ada/files/${file!.id}/content`)).status).toBe(200);
  });
});
