import { lookAtPicture } from './inspect-picture.js';
import type { PictureHint } from './picture-hints.js';
import { type Pace, type PrepareLimits, preparePicture } from './prepare-picture.js';

/** Something to be done with a picture, as plain data: it may travel to a worker. */
export type PictureJob = { kind: 'prepare'; file: Blob; limits: PrepareLimits } | { kind: 'inspect'; file: Blob };

/** What came of a job: the picture for `prepare`, advice for `inspect`. */
export interface PictureResult {
  picture: Blob;
  hints: PictureHint[];
}

/** What the page tells the worker. */
export type ToWorker = { id: number; job: PictureJob } | { id: number; job?: undefined };

/** What the worker tells the page. */
export type FromWorker = { kind: 'ready' } | { kind: 'given-up'; id: number } | ({ kind: 'done'; id: number } & SentResult);

/** A picture that came out as it went in is not sent back: the page has it. */
export interface SentResult {
  hints: PictureHint[];
  picture?: Blob | undefined;
}

/** Does a job on this thread. Rejects only when the pace ends it. */
export async function doPictureJob(job: PictureJob, pace: Pace): Promise<PictureResult> {
  if (job.kind === 'inspect') return { picture: job.file, hints: await lookAtPicture(job.file, pace) };
  return { picture: await preparePicture(job.file, job.limits, pace), hints: [] };
}
