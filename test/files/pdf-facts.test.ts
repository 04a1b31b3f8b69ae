import { describe, expect, it } from 'vitest';
import { checkFile, describeFile, PDF_ACTIVE_CONTENT, takeFile } from '../../src/files/index.js';
import { boundedSteps } from '../../src/files/steps.js';
import { readPdf } from '../../src/files/pdf-facts.js';
import { packedPdf, pdfOf, streamOf } from './pdf-bytes.js';

const PAGES = '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 12 >>';
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';

async function activeIn(...objects: string[]): Promise<readonly string[]> {
  return (await readPdf(pdfOf(...objects))).activeContent;
}

describe('the pages of a PDF', () => {
  it('are counted where the file says so, parts of the tree and outlines left aside', async () => {
    const part = '<< /Type /Pages /Parent 2 0 R /Kids [5 0 R] /Count 4 >>';
    const outlines = '<< /Type /Outlines /First 9 0 R /Count 400 >>';
    expect((await readPdf(pdfOf(CATALOG, PAGES, part, outlines))).pages).toBe(12);
  });

  it('are counted in a compressed list of objects', async () => {
    expect((await readPdf(packedPdf(`${CATALOG}\n${PAGES}`))).pages).toBe(12);
  });

  it('are not guessed where the file is silent', async () => {
    expect((await readPdf(pdfOf(CATALOG))).pages).toBeUndefined();
    expect(await describeFile(new Blob([pdfOf(CATALOG, PAGES)]))).toMatchObject({ type: 'application/pdf', pages: 12 });
  });
});

describe('a PDF that can act by itself', () => {
  it.each([
    ['script', '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'],
    ['script', '<< /S /J#61vaScript >>'],
    ['script', '<< /XFA 5 0 R >>'],
    ['open_action', '<< /Type /Catalog /OpenAction 9 0 R >>'],
    ['open_action', '<< /Type /Catalog /OpenAction << /S /URI >> >>'],
    ['launch', '<< /S /Launch /F (cmd.exe) >>'],
    ['embedded_file', '<< /Type /EmbeddedFile >>'],
    ['embedded_file', '<< /Names << /EmbeddedFiles 8 0 R >> >>'],
    ['triggers', '<< /Type /Page /AA << /O 4 0 R >> >>'],
    ['submit', '<< /S /SubmitForm >>'],
    ['rich_media', '<< /Subtype /RichMedia >>'],
  ])('is known by its %s: %s', async (kind, object) => {
    expect(PDF_ACTIVE_CONTENT).toContain(kind);
    expect(await activeIn(CATALOG, object)).toContain(kind);
  });

  it('is known also where the action hides in a compressed list', async () => {
    expect((await readPdf(packedPdf('<< /S /Launch >>'))).activeContent).toEqual(['launch']);
  });

  it('is not suspected for a place to open at, a text, a comment or what stands in a stream', async () => {
    const stream = streamOf('/Filter /DCTDecode', 'x /JavaScript /AA >> << /Launch >> y');
    const text = '<< /Title (Rated A/AA , see \\(/Launch \\) and (/JS )) >>';
    expect(await activeIn('<< /Type /Catalog /OpenAction [3 0 R /Fit] >>', text, `% /JavaScript \n${stream}`)).toEqual([]);
  });

  it('is taken with a warning, or refused where the host says so', async () => {
    const file = new File([pdfOf('<< /S /Launch >>')], 'bill.pdf');
    const finding = { code: 'active_content', activeContent: ['launch'] };
    expect(await takeFile(file, {})).toMatchObject({ type: 'application/pdf', warnings: [finding] });
    expect(await takeFile(file, {}, { activeContent: 'refuse' })).toEqual({ faults: [finding] });
    expect(await takeFile(new File([pdfOf(CATALOG)], 'bill.pdf'), {}, { activeContent: 'refuse' })).toMatchObject({
      warnings: [],
    });
  });
});

describe('a PDF with a password', () => {
  it('is refused before anything in it is unpacked', async () => {
    const encrypted = pdfOf(CATALOG, 'trailer << /Encrypt 9 0 R >>');
    expect(await checkFile(new Blob([encrypted]), {})).toEqual([{ code: 'password_protected' }]);
    expect((await readPdf(encrypted)).encrypted).toBe(true);
  });
});

describe('a PDF made to tire', () => {
  it('is unpacked up to four million bytes and no further', async () => {
    const steps = boundedSteps(Infinity);
    const before = performance.now();
    const bomb = packedPdf(CATALOG, 40_000_000);
    const packed = performance.now();
    const facts = await readPdf(bomb, steps);
    expect(facts).toEqual({ encrypted: false, activeContent: [] });
    expect(steps.taken).toBeLessThan(bomb.length + 4_001_024);
    expect(performance.now() - packed).toBeLessThan(3_000 + (packed - before));
  });

  it('ends within its steps, however its brackets stand', async () => {
    const size = 100_000;
    const tiring = ['(', '<<', '/', '%', 'stream', '(\\', '<</Type/Pages/Count 9'].map((piece) =>
      pdfOf(piece.repeat(Math.ceil(size / piece.length))),
    );
    for (const bytes of tiring) {
      const steps = boundedSteps(2 * bytes.length);
      await readPdf(bytes, steps);
      expect(steps.taken).toBeLessThanOrEqual(2 * bytes.length);
      expect(await readPdf(bytes)).toMatchObject({ encrypted: false });
    }
  });
});
