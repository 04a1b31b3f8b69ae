import { currentPictureWorker } from './allow-picture-worker.js';
import { doPictureJob, type PictureJob, type PictureResult } from './picture-job.js';
import { WorkerGone } from './picture-worker.js';

/** Does a job in the worker where there is one, else here in short pieces. */
export async function runPictureJob(job: PictureJob, signal: AbortSignal | undefined): Promise<PictureResult> {
  signal?.throwIfAborted();
  try {
    const inWorker = await currentPictureWorker()?.run(job, signal);
    if (inWorker !== undefined) return inWorker;
  } catch (error) {
    if (!(error instanceof WorkerGone)) throw error;
  }
  return doPictureJob(job, { pause: nextTask, throwIfEnded: () => signal?.throwIfAborted() });
}

/** Behind whatever else waits for this thread. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
