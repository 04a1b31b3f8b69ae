import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { shownAs } from '../../stories/shown-client.js';
import { DocumentUploader } from '../../src/drop-ins/document-uploader/index.js';
import type { NewRequirement } from '../../src/model/index.js';
import { plainPng } from '../files/browser-photo.js';
import { axeFaults } from './axe-faults.js';
import { listenToAnnouncements } from './scenario-page.js';
import { ask, BACK, CARD, chooseLicence, FRONT, PAGES, pdfFile, pick, slot, STATEMENT } from './uploader-page.js';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const names = () => Array.from(document.querySelectorAll('.csk-document-uploader-name bdi'), (name) => name.textContent);

describe('front and back', () => {
  it('change places by a button, and are sent on their new sides', async () => {
    const { client, id, draft, backend } = await ask(CARD);
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200, '#f00', 'really-the-back.png'));
    expect(screen.queryByRole('button', { name: 'Swap front and back' })).toBeNull();
    await pick(BACK, await plainPng(300, 200, '#00f', 'really-the-front.png'));
    const heard = listenToAnnouncements();
    await userEvent.click(await screen.findByRole('button', { name: 'Swap front and back' }));
    await waitFor(() => expect(slot(FRONT).getByText('really-the-front.png')).toBeVisible());
    expect(slot(BACK).getByText('really-the-back.png')).toBeVisible();
    await waitFor(() => expect(heard).toContain('Front and back have changed places'));
    expect(document.activeElement).toBe(button('Swap front and back'));
    await waitFor(() => expect(draft()).toMatchObject({ sides: expect.any(Object) }));
    const [front, back] = client.getSnapshot().uploads.map(({ file }) => file!.id);
    await client.submitAnswers([id]);
    const { documents } = await backend.getCustomer('cus_1');
    expect(documents[0]!.files.map((file) => [file.id, file.side])).toEqual([
      [back, 'front'],
      [front, 'back'],
    ]);
  });

  it('stay as they were swapped when one of them is replaced', async () => {
    const { draft } = await ask(CARD);
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200, '#f00', 'a.png'));
    await pick(BACK, await plainPng(300, 200, '#00f', 'b.png'));
    await userEvent.click(await screen.findByRole('button', { name: 'Swap front and back' }));
    await waitFor(() => expect(slot(BACK).getByText('a.png')).toBeVisible());
    await pick(FRONT, await plainPng(300, 200, '#0ff', 'sharper.png'));
    await slot(FRONT).findByText('sharper.png');
    await slot(FRONT).findByText(/^Uploaded/);
    expect(slot(BACK).getByText('a.png')).toBeVisible();
    await waitFor(() =>
      expect(Object.values((draft() as { sides: object }).sides)).toEqual(expect.arrayContaining(['back', 'front'])),
    );
  });
});

describe('pages', () => {
  it('are numbered and put in order by buttons, and sent in that order', async () => {
    const { client, draft, id, backend } = await ask(STATEMENT);
    await pick(PAGES, pdfFile('a.pdf'), pdfFile('b.pdf'), pdfFile('c.pdf'));
    await waitFor(() => expect(screen.getAllByText(/^Uploaded/)).toHaveLength(3));
    expect(screen.getByRole('group', { name: 'Page 2: b.pdf' })).toBeVisible();
    const heard = listenToAnnouncements();
    const up = button('Move up c.pdf');
    await userEvent.click(up);
    expect(names()).toEqual(['a.pdf', 'c.pdf', 'b.pdf']);
    await waitFor(() => expect(heard).toContain('c.pdf is now page 2'));
    expect(document.activeElement).toBe(button('Move up c.pdf'));
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual(['c.pdf', 'a.pdf', 'b.pdf']);
    expect(button('Move up c.pdf')).toHaveAttribute('aria-disabled', 'true');
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual(['c.pdf', 'a.pdf', 'b.pdf']);
    expect(await axeFaults()).toEqual([]);
    const stored = client.getSnapshot().uploads.map(({ file }) => file!.id);
    await waitFor(() => expect(draft()).toMatchObject({ fileIds: [stored[2], stored[0], stored[1]] }));
    await client.submitAnswers([id]);
    const { documents } = await backend.getCustomer('cus_1');
    expect(documents[0]!.files.map((file) => file.id)).toEqual([stored[2], stored[0], stored[1]]);
  });
});

describe('a file given earlier', () => {
  it('is used again without being sent again, and can be taken out', async () => {
    const { backend, client, show, id } = await ask(STATEMENT);
    await pick(PAGES, pdfFile('bill.pdf'));
    await screen.findByText(/^Uploaded/);
    const second: NewRequirement = { title: 'Proof of address', spec: STATEMENT };
    backend.simulate.requestInformation([second]);
    const other = () => client.getSnapshot().customer?.requirements.find(({ title }) => title === 'Proof of address')?.id;
    await waitFor(() => expect(other()).toBeDefined());
    show(<DocumentUploader requirementId={other()!} />);
    const offer = await screen.findByRole('button', { name: 'Use bill.pdf, which you gave for “Identity document”' });
    offer.focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('You gave this file for another request. It is not sent twice.')).toBeVisible();
    expect(client.getSnapshot().uploads).toHaveLength(1);
    expect(document.activeElement).not.toBe(document.body);
    await userEvent.click(button('Remove bill.pdf'));
    await waitFor(() => expect(screen.queryByText('bill.pdf')).toBeNull());
    await userEvent.click(await screen.findByRole('button', { name: /^Use bill\.pdf/ }));
    await waitFor(() => expect(client.getSnapshot().drafts[other()!]?.answer).toMatchObject({ fileIds: [expect.any(String)] }));
    const sent = await client.submitAnswers([id, other()!]);
    expect(sent.ok).toBe(true);
    const { documents } = await backend.getCustomer('cus_1');
    expect(documents.flatMap(({ files }) => files.map((file) => file.id))).toHaveLength(2);
    expect(new Set(documents.flatMap(({ files }) => files.map((file) => file.id))).size).toBe(1);
  });
});

describe('a file given earlier, as an attachment of an answer', () => {
  it('is used again without being sent again', async () => {
    const { backend, client, show, id } = await ask(STATEMENT);
    await pick(PAGES, pdfFile('bill.pdf'));
    await screen.findByText(/^Uploaded/);
    const { kind: _kind, ...attachment } = STATEMENT;
    const spec = { kind: 'clarification', question: 'Which bill is it?', answer: 'attachment', attachment } as const;
    backend.simulate.requestInformation([{ title: 'Question', spec }]);
    const other = () => client.getSnapshot().customer?.requirements.find(({ title }) => title === 'Question')?.id;
    await waitFor(() => expect(other()).toBeDefined());
    show(<DocumentUploader requirementId={other()!} />);
    await userEvent.click(await screen.findByRole('button', { name: /^Use bill\.pdf, which you gave for/ }));
    expect(await screen.findByText('You gave this file for another request. It is not sent twice.')).toBeVisible();
    expect(await client.submitAnswers([id, other()!])).toMatchObject({ ok: true });
    expect(client.getSnapshot().uploads).toHaveLength(1);
    const { documents } = await backend.getCustomer('cus_1');
    const held = documents.find(({ requirementId }) => requirementId === other())?.files.map((file) => file.id);
    expect(held).toEqual(documents.find(({ requirementId }) => requirementId === id)?.files.map((file) => file.id));
    expect(await screen.findByText('bill.pdf')).toBeVisible();
  });
});

describe('several attachments of an answer', () => {
  it('stand beside each other as far as there is room, and none takes the place of another', async () => {
    const { backend, client, show } = await ask(STATEMENT);
    const attachment = { accepted: [], mime: ['application/pdf'], maxTotalFiles: 2 };
    const spec = { kind: 'clarification', question: 'Which bills are they?', answer: 'attachment', attachment } as const;
    backend.simulate.requestInformation([{ title: 'Question', spec }]);
    const asked = () => client.getSnapshot().customer?.requirements.find(({ title }) => title === 'Question')?.id;
    await waitFor(() => expect(asked()).toBeDefined());
    show(<DocumentUploader requirementId={asked()!} />);
    await userEvent.upload(await screen.findByLabelText(/^File for/), [pdfFile('one.pdf')]);
    await screen.findByText('one.pdf');
    await userEvent.upload(await screen.findByLabelText(/^File for/), [pdfFile('two.pdf')]);
    await waitFor(() => expect(screen.getAllByText(/^Uploaded/)).toHaveLength(2));
    expect(names()).toEqual(['one.pdf', 'two.pdf']);
    expect(await client.submitAnswers([asked()!])).toMatchObject({ ok: true });
    const { documents } = await backend.getCustomer('cus_1');
    expect(documents.find(({ requirementId }) => requirementId === asked())?.files).toHaveLength(2);
  });
});

describe('what a killed page leaves', () => {
  it('is told of with a button that chooses the file again, and gone once a file is there', async () => {
    const { client, show, id } = await ask(CARD);
    await chooseLicence();
    const target = { requirementId: id, documentType: 'drivers_license', side: 'front' as const };
    const lost = [{ target, displayName: 'IMG_0042.jpg' }];
    const reopened = shownAs(client, (snapshot) => ({ ...snapshot, lostUploads: lost }));
    show(<DocumentUploader requirementId={id} client={reopened} />);
    expect(await slot(FRONT).findByText('IMG_0042.jpg was not sent completely before the page was left.')).toBeVisible();
    expect(slot(BACK).queryByText(/IMG_0042/)).toBeNull();
    expect(slot(FRONT).getByRole('button', { name: 'Choose this file again: IMG_0042.jpg' })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await pick(FRONT, await plainPng(300, 200));
    await slot(FRONT).findByText(/^Uploaded/);
    expect(slot(FRONT).queryByText(/IMG_0042/)).toBeNull();
  });
});

describe('two tabs', () => {
  it('show the file that counts, and say so where another one was chosen', async () => {
    const { client, show, id, backend } = await ask(CARD);
    await chooseLicence();
    await pick(FRONT, await plainPng(300, 200, '#f00', 'mine.png'));
    await slot(FRONT).findByText(/^Uploaded/);
    const target = { requirementId: id, documentType: 'drivers_license', side: 'front' as const };
    const theirs = await backend.uploadFile('cus_1', target, await plainPng(300, 200), { idempotencyKey: 'tab' });
    const other = shownAs(client, (snapshot) => ({
      ...snapshot,
      uploads: snapshot.uploads.map((upload) => ({ ...upload, supersededBy: theirs.id })),
    }));
    show(<DocumentUploader requirementId={id} client={other} />);
    expect(await slot(FRONT).findByText(/Another file was chosen here since/)).toBeVisible();
    expect(slot(FRONT).queryByText('mine.png')).toBeNull();
    expect(slot(FRONT).getByText('front.png')).toBeVisible();
  });
});

describe('advice about a photo', () => {
  const dark = (name: string) => plainPng(900, 600, '#040404', name);

  it('never holds it back, offers to use it anyway or to take another, and does not ask a third time', async () => {
    const { draft } = await ask(CARD);
    await chooseLicence();
    const heard = listenToAnnouncements();
    await pick(FRONT, await dark('1.png'));
    expect(await slot(FRONT).findByText(/This photo may be too dark/)).toBeVisible();
    await slot(FRONT).findByText(/^Uploaded/);
    await waitFor(() => expect(draft()).toMatchObject({ fileIds: [expect.any(String)] }));
    await waitFor(() => expect(heard.join()).toContain('This photo may be too dark'));
    expect(slot(FRONT).getByRole('button', { name: 'Take another in place of 1.png' })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    const keep = slot(FRONT).getByRole('button', { name: 'Use it anyway: 1.png' });
    keep.focus();
    await userEvent.keyboard('{Enter}');
    expect(slot(FRONT).queryByText(/too dark/)).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('group', { name: '1.png' }));
    await pick(FRONT, await plainPng(900, 601, '#050505', '2.png'));
    expect(await slot(FRONT).findByText(/This photo may be too dark/)).toBeVisible();
    await pick(FRONT, await plainPng(900, 602, '#060606', '3.png'));
    await slot(FRONT).findByText('3.png');
    await slot(FRONT).findByText(/^Uploaded/);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(slot(FRONT).queryByText(/too dark/)).toBeNull();
  });
});
