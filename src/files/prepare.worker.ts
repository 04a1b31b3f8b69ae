import { doPictureJob, type FromWorker, type ToWorker } from './picture-job.js';

/** Jobs under way, and whether they are still wanted. */
const wanted = new Set<number>();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.job === undefined) wanted.delete(data.id);
  else void work(data.id, data.job);
});

tell({ kind: 'ready' });

async function work(id: number, job: NonNullable<ToWorker['job']>): Promise<void> {
  wanted.add(id);
  try {
    const { picture, ...rest } = await doPictureJob(job, { throwIfEnded: () => throwUnlessWanted(id) });
    tell({ kind: 'done', id, ...rest, picture: picture === job.file ? undefined : picture });
  } catch {
    tell({ kind: 'given-up', id });
  } finally {
    wanted.delete(id);
  }
}

function throwUnlessWanted(id: number): void {
  if (!wanted.has(id)) throw new DOMException('not wanted any more', 'AbortError');
}

function tell(message: FromWorker): void {
  postMessage(message);
}
