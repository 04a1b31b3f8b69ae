import { digestFile } from './digest-file.js';
import { lookAtPicture } from './inspect-picture.js';
import type { PictureHint } from './picture-hints.js';
import { type Pace, type PrepareLimits, preparePicture } from './prepare-picture.js';

/** Something to be done with a file, as plain data: it may travel to a worker. */
export type PictureJob = { kind: 'prepare'; file: Blob; limits: PrepareLimits } | { kind: 'inspect' | 'hash'; file: Blob };

/** What came of a job: the picture for `prepare`, advice for `inspect`, the hash for `hash`. */
export interface PictureResult {
  picture: Blob;
  hints: PictureHint[];
  hash: string;
}

/** What the page tells the worker. */
export type ToWorker = { id: number; job: PictureJob } | { id: number; job?: undefined };

/** What the worker tells the page. */
export type FromWorker = { kind: 'ready' } | { kind: 'given-up'; id: number } | ({ kind: 'done'; id: number } & SentResult);

/** A picture that came out as it went in is not sent back: the page has it. */
export interface SentResult extends Omit<PictureResult, 'picture'> {
  picture?: Blob | undefined;
}

/** Does a job on this thread. Rejects when the pace ends it, and where a file cannot be read. */
export async function doPictureJob(job: PictureJob, pace: Pace): Promise<PictureResult> {
  const { file } = job;
  const nothing = { picture: file, hints: [], hash: '' };
  if (job.kind === 'prepare') return { ...nothing, picture: await preparePicture(file, job.limits, pace) };
  if (job.kind === 'hash') return { ...nothing, hash: await digestFile(file, pace) };
  return { ...nothing, hints: await lookAtPicture(file, pace) };
}
