import type { DocumentUploader } from 'customer-status-kit';
import { within } from 'storybook/test';
import type { PlayOf } from '../.storybook/story-types.js';

/** What a play function of an uploader's story is given. */
export type UploaderPlay = PlayOf<typeof DocumentUploader>;

export const FRONT = 'Driving licence: front';
export const BACK = 'Driving licence: back';

/** What stands in one place of the uploader. */
export const slot = ({ canvas }: UploaderPlay, name: string) => within(canvas.getByRole('group', { name }));

export async function chooseLicence({ canvas, userEvent }: UploaderPlay): Promise<void> {
  await userEvent.click(await canvas.findByRole('radio', { name: 'Driving licence' }, { timeout: 5_000 }));
}

export async function pick({ canvas, userEvent }: UploaderPlay, name: string, ...files: File[]): Promise<void> {
  await userEvent.upload(await canvas.findByLabelText<HTMLInputElement>(`File for ${name}`), files);
}
