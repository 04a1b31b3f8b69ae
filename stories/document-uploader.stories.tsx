import { DocumentUploader } from 'customer-status-kit';
import type { MemoryBackend } from 'customer-status-kit/backends/memory';
import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { storyBackend } from '../.storybook/story-backend.js';
import { pngFile } from './png-file.js';
import { BACK, chooseLicence, FRONT, pick, slot } from './uploader-play.js';

/** The uploader shows nothing where a requirement asks for no file, so it has no story for those statuses. */
const meta = preview.meta({
  title: 'Components/DocumentUploader',
  component: DocumentUploader,
  args: { requirementId: 'identity-document' },
});

/** Which document will it be? */
export const RequestForInformation = meta.story({ globals: { scenario: 'request_for_information' } });

/** The front was accepted, the back refused: only the back is asked for again. */
export const DocumentRejected = meta.story({ globals: { scenario: 'document_rejected' } });

/** One kind of document, up to three files, not older than three months. */
export const ActiveWithDatedRequirement = meta.story({
  globals: { scenario: 'active_with_dated_requirement' },
  args: { requirementId: 'proof-of-address' },
});

/** A file that goes with the answer to a question. */
export const BusinessRequestForInformation = meta.story({
  globals: { scenario: 'business_request_for_information' },
  args: { requirementId: 'ownership' },
});

/** Each side has a slot of its own. */
export const TwoSides = meta.story({
  globals: { scenario: 'request_for_information' },
  play: async (context) => {
    await chooseLicence(context);
    await expect(await context.canvas.findByRole('button', { name: `Choose file for ${FRONT}` })).toBeVisible();
    await expect(context.canvas.getByRole('button', { name: `Choose file for ${BACK}` })).toBeVisible();
  },
});

export const Dark = TwoSides.extend({ globals: { scenario: 'request_for_information', theme: 'dark' } });
export const HighContrast = meta.story({ globals: { scenario: 'document_rejected', theme: 'high-contrast' } });
export const RightToLeft = meta.story({ globals: { scenario: 'document_rejected', direction: 'rtl' } });

/** On a small telephone nothing sticks out. */
export const Narrow = meta.story({
  globals: { scenario: 'document_rejected', viewport: { value: 'mobile1', isRotated: false } },
});

/** Front and back are uploaded, and shown. */
export const UploadsBothSides = meta.story({
  globals: { scenario: 'request_for_information' },
  play: async (context) => {
    await chooseLicence(context);
    await pick(context, FRONT, await pngFile('front.png', '#26547c'));
    await slot(context, FRONT).findByText(/^Uploaded/);
    await pick(context, BACK, await pngFile('back.png', '#06a77d'));
    await slot(context, BACK).findByText(/^Uploaded/);
    await waitFor(() => expect(slot(context, BACK).getByRole('img', { name: 'Preview of back.png' })).toBeVisible());
    const { documents } = await storyBackend(context).backend.getCustomer('cus_story');
    await expect(documents.flatMap(({ files }) => files.map(({ side }) => side))).toEqual(['front', 'back']);
  },
});

/** A file on its way can be stopped. */
export const Uploading = meta.story({
  globals: { scenario: 'request_for_information' },
  parameters: { backend: { latencyMs: 2_000 } },
  play: async (context) => {
    const { canvas } = context;
    await chooseLicence(context);
    await pick(context, FRONT, await pngFile('front.png', '#26547c'));
    await expect(await canvas.findByRole('button', { name: 'Cancel upload of front.png' })).toBeVisible();
    await expect(canvas.getByRole('progressbar', { name: 'Upload of front.png' })).toBeVisible();
  },
});

/** The refused side is replaced by a new file; the accepted one stays as it is. */
export const ReplacesTheRefusedSide = meta.story({
  globals: { scenario: 'document_rejected' },
  play: async (context) => {
    await context.canvas.findByText('The back is blurred: the licence number cannot be read.');
    await pick(context, BACK, await pngFile('sharp.png', '#06a77d'));
    await slot(context, BACK).findByText(/^Uploaded/);
    await expect(slot(context, BACK).queryByText('Not accepted')).toBeNull();
    await expect(slot(context, FRONT).getByText(/^Accepted/)).toBeVisible();
  },
});

/** A file taken away makes room for another. */
export const RemovesAFile = meta.story({
  globals: { scenario: 'request_for_information' },
  play: async (context) => {
    await chooseLicence(context);
    await pick(context, FRONT, await pngFile('front.png', '#26547c'));
    await context.userEvent.click(await slot(context, FRONT).findByRole('button', { name: 'Remove front.png' }));
    await waitFor(() => expect(slot(context, FRONT).queryByText('front.png')).toBeNull());
  },
});

/** A file that is not what its name says is refused before a byte is sent. */
export const NotAPicture = meta.story({
  globals: { scenario: 'request_for_information' },
  play: async (context) => {
    await chooseLicence(context);
    await pick(context, FRONT, new File(['just words'], 'passport.png', { type: 'image/png' }));
    await slot(context, FRONT).findByText(/must be a/);
  },
});

/** The upload is refused by the backend: the file stays, and can be sent again. */
export const UploadFails = meta.story({
  globals: { scenario: 'request_for_information' },
  parameters: { backend: { failures: { uploadFile: (call: number) => (call === 1 ? 'protocol_error' : undefined) } } },
  play: async (context) => {
    await chooseLicence(context);
    await pick(context, FRONT, await pngFile('front.png', '#26547c'));
    await slot(context, FRONT).findByText(/^Not uploaded/);
    await expect(slot(context, FRONT).getByRole('button', { name: 'Try again to upload front.png' })).toBeVisible();
  },
});

/** Everything is with the reviewer; nothing can be changed. */
export const Submitted = meta.story({
  globals: { scenario: 'document_rejected' },
  parameters: { before: sendTheBack },
  play: async (context) => {
    await context.canvas.findByText('Files cannot be changed at the moment.');
    await expect(context.canvas.queryByRole('button')).toBeNull();
  },
});

async function sendTheBack(backend: MemoryBackend): Promise<void> {
  const requirementId = 'identity-document';
  const documentType = 'drivers_license';
  const file = await pngFile('back.png', '#06a77d');
  const back = await backend.uploadFile('cus_story', { requirementId, documentType, side: 'back' }, file, {
    idempotencyKey: 'a',
  });
  const fileIds = ['file-front', back.id];
  await backend.submitAnswers('cus_story', [{ kind: 'document', requirementId, documentType, fileIds }], { idempotencyKey: 'b' });
}
