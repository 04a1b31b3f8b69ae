import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DocumentUploader as Parts, useDocumentUpload } from '../../src/react/document-uploader/index.js';
import { plainPng } from '../files/browser-photo.js';
import { openPage } from './scenario-page.js';
import {
  ask,
  BACK,
  CARD,
  chooseLicence,
  dropOn,
  FRONT,
  input,
  PAGES,
  pdfFile,
  pick,
  slot,
  STATEMENT,
  zones,
} from './uploader-page.js';

const chooser = (name = FRONT) => slot(name).getByRole('button', { name: /^(Choose|Replace) file/ });

describe('choosing a file', () => {
  it('opens the picker once, by a click, by Enter, by Space and by a label, and saves drafts before', async () => {
    const { client } = await ask(CARD);
    await chooseLicence();
    const seen: string[] = [];
    vi.spyOn(client, 'flushDrafts').mockImplementation(async () => void seen.push('saved'));
    const label = document.body.appendChild(document.createElement('label'));
    label.textContent = 'Front of your licence';
    input(FRONT).id = 'front';
    label.htmlFor = 'front';
    input(FRONT).addEventListener('click', () => seen.push('opened'));
    const open = async (how: () => Promise<unknown>) => {
      seen.length = 0;
      await how();
      expect(seen).toEqual(['opened', 'saved']);
      input(FRONT).dispatchEvent(new Event('cancel', { bubbles: true }));
    };
    await open(() => userEvent.click(chooser()));
    chooser().focus();
    await open(() => userEvent.keyboard('{Enter}'));
    chooser().focus();
    await open(() => userEvent.keyboard(' '));
    await open(() => userEvent.click(label));
    label.remove();
  });

  it('that is broken off leaves the choice as it was, without a fault, and the focus on the button', async () => {
    const { draft } = await ask(CARD);
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200));
    await slot(FRONT).findByText(/^Uploaded/);
    await waitFor(() => expect(draft()).toMatchObject({ fileIds: [expect.any(String)] }));
    const before = draft();
    await userEvent.click(chooser());
    (document.activeElement as HTMLElement).blur();
    input(FRONT).dispatchEvent(new Event('cancel', { bubbles: true }));
    expect(document.activeElement).toBe(chooser());
    expect(draft()).toEqual(before);
    expect(slot(FRONT).queryByText(/selected file/)).toBeNull();
  });

  it('of a file that has vanished says to choose it again, and sends nothing', async () => {
    const { client } = await ask(CARD);
    await chooseLicence();
    const gone = pdfFile();
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    dropOn(zones()[0]!, [gone], [{ kind: 'file', getAsFile: () => gone }]);
    expect(await slot(FRONT).findByText('The selected file could not be read. Choose it again.')).toBeVisible();
    expect(client.getSnapshot().uploads).toEqual([]);
  });

  it('of two bad files of one name says so once, and no longer once a good one was chosen', async () => {
    await ask(STATEMENT, {}, { problems: { single: 'Add the statement' } });
    const empty = () => new File([], 'image.jpg', { type: 'image/jpeg' });
    await pick(PAGES, empty(), empty());
    expect(await slot(PAGES).findAllByText(/^image\.jpg: The selected file is empty/)).toHaveLength(1);
    await pick(PAGES, pdfFile());
    await slot(PAGES).findByText(/^Uploaded/);
    expect(slot(PAGES).queryByText(/The selected file is empty/)).toBeNull();
    expect(slot(PAGES).getByText('Add the statement')).toBeVisible();
  });
});

describe('many pictures at once', () => {
  it('are decoded a few at a time, and every one is shown', { timeout: 60_000 }, async () => {
    let open = 0;
    let most = 0;
    const decode = createImageBitmap;
    vi.spyOn(globalThis, 'createImageBitmap').mockImplementation(async (...input: unknown[]) => {
      most = Math.max(most, (open += 1));
      const bitmap = await (Reflect.apply(decode, globalThis, input) as Promise<ImageBitmap>);
      const close = bitmap.close.bind(bitmap);
      bitmap.close = () => ((open -= 1), close());
      return bitmap;
    });
    const accepted = [{ type: 'bank_statement', label: 'Bank statement', sides: ['single' as const], maxFiles: 9 }];
    await ask({ ...STATEMENT, accepted, maxBytes: 10_000_000 });
    const files = await Promise.all(Array.from({ length: 9 }, (_, index) => plainPng(900, 600 + index, '#0a0', `${index}.png`)));
    await pick(PAGES, ...files);
    const drawn = () => document.querySelectorAll('.csk-document-uploader-preview[data-drawn]').length;
    await waitFor(() => expect(drawn()).toBe(9), { timeout: 30_000 });
    // Two previews, and the first two for what may be wrong with them.
    expect(most).toBeLessThanOrEqual(4);
    expect(open).toBe(0);
    vi.restoreAllMocks();
  });
});

describe('dropping', () => {
  it('five files on a place for one keeps the first good one and names those left out', async () => {
    const { client } = await ask(CARD);
    await chooseLicence();
    const files = [new File(['words'], 'notes.txt'), ...['1', '2', '3', '4'].map((name) => pdfFile(`${name}.pdf`))];
    dropOn(zones()[0]!, files);
    await slot(FRONT).findByText('3 files were left out, because there is no room for them: 2.pdf, 3.pdf, and 4.pdf.');
    expect(slot(FRONT).getByText(/^notes\.txt: The selected file must be a/)).toBeVisible();
    expect(client.getSnapshot().uploads.map(({ displayName }) => displayName)).toEqual(['1.pdf']);
  });

  it('a folder says to open it, and takes no empty file from it', async () => {
    const { client } = await ask(CARD);
    await chooseLicence();
    const entry = { kind: 'file', getAsFile: () => new File([], 'Photos'), webkitGetAsEntry: () => ({ isDirectory: true }) };
    dropOn(zones()[0]!, [], [entry]);
    expect(await slot(FRONT).findByText('You selected a folder. Open it and choose a file.')).toBeVisible();
    expect(client.getSnapshot().uploads).toEqual([]);
  });

  it('while the picker is open changes nothing; once it is left, it counts', async () => {
    const { client } = await ask(CARD);
    await chooseLicence();
    await userEvent.click(chooser());
    expect(dropOn(zones()[0]!, [pdfFile()]).defaultPrevented).toBe(true);
    expect(slot(FRONT).queryByText('Checking the file')).toBeNull();
    input(FRONT).dispatchEvent(new Event('cancel', { bubbles: true }));
    dropOn(zones()[0]!, [pdfFile()]);
    await slot(FRONT).findByText('bill.pdf');
    expect(client.getSnapshot().uploads).toHaveLength(1);
  });

  it('beside the place, or where nothing can be changed, does not leave the page, unless the host wants it to', async () => {
    const { show, id } = await ask(STATEMENT);
    expect(dropOn(document.body, [pdfFile()]).defaultPrevented).toBe(true);
    await pick('Bank statement', pdfFile('1.pdf'), pdfFile('2.pdf'), pdfFile('3.pdf'));
    await waitFor(() => expect(zones()[0]).toHaveAttribute('data-disabled'));
    expect(dropOn(zones()[0]!, [pdfFile()]).defaultPrevented).toBe(true);
    const { DocumentUploader } = await import('../../src/drop-ins/document-uploader/index.js');
    show(<DocumentUploader requirementId={id} allowStrayDrops />);
    expect(dropOn(document.body, [pdfFile()]).defaultPrevented).toBe(false);
  });

  it('on a place within a place is handled by exactly one', async () => {
    const { client, show } = openPage(<p>Please wait</p>, { scenario: 'document_rejected' });
    await waitFor(() => expect(client.getSnapshot().phase).toBe('ready'));
    const { id } = client.getSnapshot().customer!.requirements.find(({ kind }) => kind === 'document')!;
    show(<Nested id={id} />);
    dropOn(await screen.findByTestId('inner'), [pdfFile()]);
    await waitFor(() => expect(client.getSnapshot().uploads).toHaveLength(1));
    await waitFor(() => expect(client.getSnapshot().uploads[0]?.phase).toBe('done'));
    expect(client.getSnapshot().uploads).toHaveLength(1);
  });
});

function Nested({ id }: { id: string }) {
  const upload = useDocumentUpload(id);
  if (upload === undefined) return null;
  return (
    <Parts.Root upload={upload}>
      <Parts.Slot side="back" aria-label="outer">
        <Parts.Dropzone data-testid="outer">
          <Parts.Slot side="back" aria-label="inner">
            <Parts.Dropzone data-testid="inner" />
          </Parts.Slot>
        </Parts.Dropzone>
      </Parts.Slot>
    </Parts.Root>
  );
}

describe('pasting', () => {
  const paste = (fill: (data: DataTransfer) => void) => {
    const clipboardData = new DataTransfer();
    fill(clipboardData);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    // Firefox gives an event that a script makes an empty clipboard, whatever it is made with.
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    document.activeElement!.dispatchEvent(event);
    return event;
  };

  it('adds a picture to the place that has the focus, and leaves text alone', async () => {
    const { client } = await ask(CARD);
    await chooseLicence();
    chooser(BACK).focus();
    expect(paste((data) => data.setData('text/plain', 'hello')).defaultPrevented).toBe(false);
    expect(client.getSnapshot().uploads).toEqual([]);
    const picture = await plainPng(300, 200, '#00f', 'pasted.png');
    expect(paste((data) => data.items.add(picture)).defaultPrevented).toBe(true);
    expect(await slot(BACK).findByText('pasted.png')).toBeVisible();
    expect(client.getSnapshot().uploads.map(({ target }) => target.side)).toEqual(['back']);
  });
});

describe('a photo', () => {
  it('has a control of its own: it alone goes straight to the camera', async () => {
    await ask(CARD);
    await chooseLicence();
    const captures = Array.from(document.querySelectorAll('input[type="file"]'), (found) => found.getAttribute('capture'));
    expect(captures).toEqual([null, 'environment', null, 'environment']);
  });

  it.each(['off', 'in_page'] as const)('is not taken by the phone itself where the camera is %s', async (camera) => {
    await ask(CARD, {}, { camera });
    await chooseLicence();
    expect(document.querySelector('[capture]')).toBeNull();
    expect(screen.queryAllByRole('button', { name: /^Take photo/ })).toHaveLength(camera === 'off' ? 0 : 2);
  });

  it('is not asked for where the request wants files', async () => {
    await ask({ ...CARD, captureHint: 'upload' }, {}, { camera: 'in_page' });
    await chooseLicence();
    expect(document.querySelector('[capture]')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Take photo/ })).toBeNull();
  });
});
