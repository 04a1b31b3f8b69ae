/** Something that starts a worker as `Worker` does. */
export type WorkerConstructor = new (url: URL, options: WorkerOptions) => Worker;

/**
 * Starts the worker for pictures: a module of the package's own origin, never made of text. Bundlers find a worker by the
 * very words `new Worker(new URL(…))`, so whatever starts it goes by that name here.
 */
export function startPictureWorker(Worker: WorkerConstructor): Worker {
  return new Worker(new URL('./prepare.worker.js', import.meta.url), { type: 'module' });
}
