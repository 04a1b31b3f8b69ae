import { allowPictureWorker, drawPreview, hashFile, inspectPicture, prepareImage } from '../../src/files/index.js';
import { cameraPhoto } from './browser-photo.js';

/** What a page under its policy did, told to the page that framed it. */
export interface StrictReport {
  violations: string[];
  prepared: string;
  hints: number;
  drawn: boolean;
  hash: number;
  workers: number;
}

/** Runs in a frame with a policy of its own: a photograph is prepared, inspected, previewed and hashed. */
async function run(): Promise<StrictReport> {
  const violations: string[] = [];
  document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.effectiveDirective} ${event.sample}`));
  let workers = 0;
  const Original = Worker;
  globalThis.Worker = class extends Original {
    constructor(...input: ConstructorParameters<typeof Original>) {
      super(...input);
      workers += 1;
    }
  };
  if (document.documentElement.dataset['worker'] === 'allowed') allowPictureWorker();
  const photo = await cameraPhoto(800, 600);
  const signal = new AbortController().signal;
  const prepared = await prepareImage(photo, { maxSide: 400 }, signal);
  const report = {
    violations,
    prepared: prepared.type,
    hints: (await inspectPicture(photo, signal)).length,
    drawn: await drawPreview(document.createElement('canvas'), prepared, 100, signal),
    hash: (await hashFile(photo)).length,
    workers,
  };
  await new Promise((resolve) => setTimeout(resolve, 50));
  return report;
}

run().then(
  (report) => parent.postMessage(report, '*'),
  (cause: unknown) => parent.postMessage({ failed: String(cause) }, '*'),
);
