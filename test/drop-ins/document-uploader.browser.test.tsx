import { cleanup, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DocumentUploader } from '../../src/drop-ins/document-uploader/index.js';
import { cameraPhoto, plainPng } from '../files/browser-photo.js';
import { documentPhoto } from '../files/document-photo.js';
import { jpeg, pdf } from '../files/file-bytes.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements, openPage } from './scenario-page.js';
import { ask, BACK, CARD, chooseLicence, FRONT, input, pdfFile, pick, slot, STATEMENT } from './uploader-page.js';

beforeEach(() => {
  document.documentElement.removeAttribute('style');
});

describe('DocumentUploader', () => {
  it('has no accessibility fault: empty, with a fault, uploaded, accepted and refused, light and dark, from 280 pixels on', async () => {
    const { backend } = await ask(CARD);
    await chooseLicence();
    document.documentElement.style.maxInlineSize = '280px';
    await pick(FRONT, await plainPng(300, 200));
    await slot(FRONT).findByText(/^Uploaded/);
    await pick(BACK, new File([], 'empty.jpg', { type: 'image/jpeg' }));
    await slot(BACK).findByText(/is empty/);
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      document.documentElement.style.background = 'Canvas';
      expect(await axeFaults()).toEqual([]);
    }
    expect(document.querySelector('.csk-document-uploader')!.scrollWidth).toBeLessThanOrEqual(280);
    expect(backend.id).toBe('memory');
  });

  it('asks first which document it is, then for each of its sides', async () => {
    const { draft } = await ask(CARD);
    expect(screen.queryByRole('button', { name: /Choose file/ })).toBeNull();
    await chooseLicence();
    expect(screen.getByRole('button', { name: `Choose file for ${FRONT}` })).toBeVisible();
    expect(screen.getByRole('button', { name: `Choose file for ${BACK}` })).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'Passport' }));
    expect(screen.getByRole('button', { name: 'Choose file for Passport' })).toBeVisible();
    expect(draft()).toMatchObject({ kind: 'document', documentType: 'passport', fileIds: [] });
  });

  it('uploads a real photograph upright and small, previews it, and puts it into the answer', async () => {
    const { draft, client } = await ask(CARD);
    await chooseLicence();
    await pick(FRONT, await cameraPhoto(3000, 2000));
    await slot(FRONT).findByText(/^Uploaded/, undefined, { timeout: 10_000 });
    await waitFor(() => expect(slot(FRONT).getByRole('img', { name: 'Preview of IMG_0001.JPG' })).toBeVisible());
    const [upload] = client.getSnapshot().uploads;
    expect(upload?.file?.size).toBeLessThan(1_000_000);
    await waitFor(() => expect(draft()).toMatchObject({ fileIds: [upload?.file?.id] }));
    await pick(BACK, await plainPng(300, 200));
    await waitFor(() => expect(draft()).toMatchObject({ fileIds: [expect.any(String), expect.any(String)] }));
  });

  it('makes a photo that is too large for the request fit, and says so where none can be made to', async () => {
    const photo = await documentPhoto(2600, 1950);
    const { client } = await ask({ ...CARD, maxBytes: Math.round(photo.size / 2) });
    await chooseLicence();
    await pick(FRONT, photo);
    await slot(FRONT).findByText(/^Uploaded/, undefined, { timeout: 15_000 });
    expect(client.getSnapshot().uploads[0]?.file?.size).toBeLessThanOrEqual(photo.size / 2);
    cleanup();
    await ask({ ...CARD, maxBytes: 2_000 });
    await chooseLicence();
    await pick(FRONT, photo);
    expect(
      await slot(FRONT).findByText('The file is too large. Please choose a smaller one.', {}, { timeout: 15_000 }),
    ).toBeVisible();
    expect(slot(FRONT).queryByRole('button', { name: /^Try again/ })).toBeNull();
  });

  it('has a labelled file input, and one of its own for the camera, so that the gallery stays in reach', async () => {
    await ask(CARD);
    await chooseLicence();
    expect(input(FRONT)).not.toHaveAttribute('capture');
    expect(input(FRONT).accept).toContain('.heic');
    expect(screen.getByLabelText(`Photo for ${FRONT}`)).toHaveAttribute('capture', 'environment');
  });

  it('takes the same file again after it was removed', async () => {
    const { draft } = await ask(CARD);
    await chooseLicence();
    const file = await plainPng(300, 200);
    await pick(FRONT, file);
    await slot(FRONT).findByText(/^Uploaded/);
    expect(input(FRONT).value).toBe('');
    await userEvent.click(slot(FRONT).getByRole('button', { name: 'Remove scan.png' }));
    await waitFor(() => expect(slot(FRONT).queryByText('scan.png')).toBeNull());
    await waitFor(() => expect(draft()).toMatchObject({ fileIds: [] }));
    await pick(FRONT, file);
    await slot(FRONT).findByText(/^Uploaded/);
  });

  it('keeps two different pictures of one name apart', async () => {
    const { draft, client } = await ask(CARD);
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200, '#f00', 'image.jpg'));
    await pick(BACK, await plainPng(300, 200, '#00f', 'image.jpg'));
    await waitFor(() => expect(draft()).toMatchObject({ fileIds: [expect.any(String), expect.any(String)] }));
    const [first, second] = client.getSnapshot().uploads.map((upload) => client.getUploadedBlob(upload.id));
    expect(new Uint8Array(await first!.arrayBuffer())).not.toEqual(new Uint8Array(await second!.arrayBuffer()));
    expect(screen.queryByText(/same picture/)).toBeNull();
  });

  it('warns of the same picture on both sides and takes it all the same', async () => {
    await ask(CARD);
    await chooseLicence();
    const file = await plainPng(300, 200);
    await pick(FRONT, file);
    await slot(FRONT).findByText(/^Uploaded/);
    await pick(BACK, file);
    await slot(BACK).findByText(/This is the same picture as for the other side/);
    await slot(BACK).findByText(/^Uploaded/);
  });

  it.each([
    ['an empty file', () => new File([], 'a.jpg'), 'The selected file is empty. Choose another file.'],
    [
      'a text',
      () => new File(['hello'], 'notes.txt', { type: 'text/plain' }),
      'The selected file must be a JPG, PNG, PDF, or HEIC. Choose another file.',
    ],
    ['HTML that says it is a picture', () => new File(['<!doctype html>'], 'me.jpg'), /is not what its name says/],
    ['half a picture', () => new File([jpeg().slice(0, -5)], 'me.jpg'), /damaged or not complete/],
    ['a picture as large as a house', () => new File([jpeg({ width: 65_535, height: 65_535 })], 'me.jpg'), /too many pixels/],
    ['a PDF with a password', () => new File([pdf('/Encrypt 5 0 R')], 'a.pdf'), /The selected file is password protected/],
  ])('refuses %s with a sentence that says what to do, and sends nothing', async (_name, make, sentence) => {
    const { client } = await ask(CARD);
    await chooseLicence();
    const heard = listenToAnnouncements();
    await pick(FRONT, make());
    const told = await slot(FRONT).findByText(sentence);
    await waitFor(() => expect(heard.join()).toContain(told.textContent));
    expect(client.getSnapshot().uploads).toEqual([]);
    const described = screen.getByRole('button', { name: `Choose file for ${FRONT}` }).getAttribute('aria-describedby');
    expect(described!.split(' ').some((id) => document.getElementById(id)?.contains(told))).toBe(true);
  });

  it('says that files go another way where only kinds are asked for that it cannot take', async () => {
    await ask({ ...STATEMENT, mime: ['text/csv', 'image/webp'] });
    expect(await screen.findByText(/^Files cannot be uploaded here/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Choose/ })).toBeNull();
  });

  it('names the limit of size', async () => {
    await ask(STATEMENT);
    await pick('Bank statement', new File([new Uint8Array(50_001)], 'a.pdf'));
    const told = await slot('Bank statement').findByText('The selected file must be smaller than 50 kB. Choose a smaller file.');
    expect(told).toBeVisible();
  });

  it('keeps the good file of an earlier choice when a later one is refused', async () => {
    const { draft } = await ask(CARD);
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200));
    await slot(FRONT).findByText(/^Uploaded/);
    await pick(FRONT, new File([], 'a.jpg'));
    await slot(FRONT).findByText(/is empty/);
    expect(slot(FRONT).getByText('scan.png')).toBeVisible();
    expect(draft()).toMatchObject({ fileIds: [expect.any(String)] });
  });

  it('takes several pages where there is room, refuses the same one twice and says what was left out', async () => {
    const { draft } = await ask(STATEMENT);
    await pick('Bank statement', pdfFile('1.pdf'), pdfFile('1.pdf'), pdfFile('2.pdf'));
    await screen.findByText('You have already added this file as 1.pdf. Choose a different file.');
    await waitFor(() => expect(draft()).toMatchObject({ fileIds: [expect.any(String), expect.any(String)] }));
    await pick('Bank statement', pdfFile('3.pdf'), pdfFile('4.pdf'));
    await screen.findByText('One file was left out, because there is no room for it: 4.pdf.');
    await waitFor(() => expect(screen.getAllByText(/^Uploaded/)).toHaveLength(3));
    expect(screen.queryByRole('button', { name: /Add page/ })).toBeNull();
  });

  it('takes a dropped and a pasted file, refuses a folder, and never lets a drop navigate', async () => {
    await ask(CARD);
    await chooseLicence();
    const zone = document.querySelector('.csk-document-uploader-dropzone')!;
    const transfer = new DataTransfer();
    transfer.items.add(await plainPng(300, 200));
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer });
    zone.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
    await slot(FRONT).findByText(/^Uploaded/);
    const clipboard = new DataTransfer();
    clipboard.items.add(await plainPng(300, 300, '#00f', 'pasted.png'));
    const button = screen.getByRole('button', { name: `Choose file for ${BACK}` });
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    // Firefox gives an event that a script makes an empty clipboard, whatever it is made with.
    Object.defineProperty(paste, 'clipboardData', { value: clipboard });
    button.dispatchEvent(paste);
    await slot(BACK).findByText('pasted.png');
    const stray = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer });
    document.body.dispatchEvent(stray);
    expect(stray.defaultPrevented).toBe(true);
  });

  it('says what happens: started, finished once, removed', async () => {
    await ask(CARD);
    await chooseLicence();
    const heard = listenToAnnouncements();
    await pick(FRONT, await plainPng(300, 200));
    await slot(FRONT).findByText(/^Uploaded/);
    await waitFor(() => expect(heard.filter((text) => text === 'scan.png: uploaded')).toHaveLength(1));
    expect(heard.filter((text) => text === 'scan.png: upload started')).toHaveLength(1);
    await userEvent.click(slot(FRONT).getByRole('button', { name: 'Remove scan.png' }));
    await waitFor(() => expect(heard).toContain('scan.png was removed'));
  });

  it('never lets focus fall to the page: after removing it is on the button that chooses', async () => {
    await ask(CARD);
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200));
    await slot(FRONT).findByText(/^Uploaded/);
    slot(FRONT).getByRole('button', { name: 'Remove scan.png' }).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(slot(FRONT).queryByText('scan.png')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(slot(FRONT).getByRole('button', { name: /Choose file/ })));
  });

  it('shows progress by name while it sends, and cancelling stops it', async () => {
    const { client } = await ask(CARD, { latencyMs: 1500 });
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200));
    const bar = await slot(FRONT).findByRole('progressbar', { name: 'Upload of scan.png' });
    expect(bar).toBeVisible();
    slot(FRONT).getByRole('button', { name: 'Cancel upload of scan.png' }).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(slot(FRONT).queryByRole('progressbar')).toBeNull());
    expect(client.getSnapshot().uploads.every((upload) => upload.phase !== 'done')).toBe(true);
    await waitFor(() => expect(document.activeElement).toBe(slot(FRONT).getByRole('button', { name: /Choose file/ })));
  });

  it('tells why an upload failed and sends it again on demand', async () => {
    const { draft } = await ask(CARD, { failures: { uploadFile: (call) => (call === 1 ? 'protocol_error' : undefined) } });
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200));
    await slot(FRONT).findByText(/^Not uploaded/);
    expect(slot(FRONT).getByText(/an answer we could not read/)).toBeVisible();
    await userEvent.click(slot(FRONT).getByRole('button', { name: 'Try again to upload scan.png' }));
    await slot(FRONT).findByText(/^Uploaded/);
    await waitFor(() => expect(draft()).toMatchObject({ fileIds: [expect.any(String)] }));
    expect(document.activeElement).not.toBe(document.body);
  });

  it('offers no second try for what this customer may not send, only to take it back', async () => {
    await ask(CARD, { failures: { uploadFile: () => 'forbidden' } });
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200));
    await slot(FRONT).findByText(/^Not uploaded/);
    expect(slot(FRONT).getByText('This is not allowed for your account.')).toBeVisible();
    expect(slot(FRONT).queryByRole('button', { name: /^Try again/ })).toBeNull();
    await userEvent.click(slot(FRONT).getByRole('button', { name: 'Remove scan.png' }));
    await waitFor(() => expect(slot(FRONT).queryByText('scan.png')).toBeNull());
  });

  it('makes no address of a file and opens nothing as a document', async () => {
    const making = vi.spyOn(URL, 'createObjectURL');
    await ask(CARD);
    await chooseLicence();
    await pick(FRONT, pdfFile('<img src=x onerror=alert(1)>.pdf'));
    await slot(FRONT).findByText('<img src=x onerror=alert(1)>.pdf');
    expect(making).not.toHaveBeenCalled();
    expect(document.querySelector('.csk-document-uploader :is(img, iframe, object, embed, a)')).toBeNull();
    making.mockRestore();
  });

  it('after a refusal shows the accepted side as accepted, and asks for the other one with its reason', async () => {
    const { client, show } = openPage(<p>Please wait</p>, { scenario: 'document_rejected' });
    await waitFor(() => expect(client.getSnapshot().phase).toBe('ready'));
    const id = client.getSnapshot().customer!.requirements.find((requirement) => requirement.kind === 'document')!.id;
    show(<DocumentUploader requirementId={id} />);
    expect(await slot(FRONT).findByText(/^Accepted/)).toBeVisible();
    expect(slot(FRONT).queryByRole('button')).toBeNull();
    expect(slot(BACK).getByText('The back is blurred: the licence number cannot be read.')).toBeVisible();
    expect(slot(BACK).getByRole('button', { name: `Choose file for ${BACK}` })).toBeVisible();
    expect(screen.queryByRole('radio')).toBeNull();
    await pick(BACK, await plainPng(300, 200));
    await slot(BACK).findByText(/^Uploaded/);
    expect(slot(BACK).queryByText(/blurred/)).toBeNull();
    expect(await axeFaults()).toEqual([]);
  });

  it('shows what was uploaded before a reload, and keeps it in the answer', async () => {
    const { client, id, draft, show } = await ask(CARD);
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200));
    await waitFor(() => expect(draft()).toMatchObject({ fileIds: [expect.any(String)] }));
    show(<p>elsewhere</p>);
    show(<DocumentUploader requirementId={id} client={client} />);
    expect(await slot(FRONT).findByText(/^Uploaded/)).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Driving licence' })).toBeChecked();
  });
});
