import { createPictureWorker, type PictureWorker } from './picture-worker.js';
import { startPictureWorker, type WorkerConstructor } from './start-picture-worker.js';

/** How the worker for pictures may be started. */
export interface PictureWorkerOptions {
  /** The name of the Trusted Types policy that is made where the browser has them: `customer-status-kit` unless said. */
  policyName?: string | undefined;
  /** Starts the worker in the host's own way, for example with a policy of its own. */
  start?: ((Worker: typeof startPictureWorker) => Worker) | undefined;
}

const POLICY_NAME = 'customer-status-kit';

let worker: PictureWorker | undefined;
let isDecided = false;

/**
 * Lets the kit prepare pictures in a worker from now on, or (with `false`) only on the page's own thread, where the work is
 * cut into short pieces. A browser with Trusted Types starts a worker only at an address that a policy vouches for, and
 * reports each try to go without; so does a page whose policy lists other names. The kit therefore starts no worker there
 * before the host calls this. The policy it makes vouches for the address of its own worker alone. Where the worker cannot
 * be started after all, pictures are prepared on the page's own thread.
 *
 * Headers that go with it: `worker-src 'self'` and, where policies are listed, `trusted-types customer-status-kit`.
 *
 * @example
 * ```ts
 * import { allowPictureWorker } from 'customer-status-kit/files';
 *
 * allowPictureWorker();
 * ```
 */
export function allowPictureWorker(options: PictureWorkerOptions | false = {}): void {
  worker?.rest();
  isDecided = true;
  worker = options === false ? undefined : createPictureWorker({ start: startWith(options) });
}

/** The worker, where one may be started and none has failed. */
export function currentPictureWorker(): PictureWorker | undefined {
  if (!isDecided && typeof Worker === 'function' && !('trustedTypes' in globalThis)) allowPictureWorker();
  return worker?.usable === true ? worker : undefined;
}

function startWith({ policyName = POLICY_NAME, start }: PictureWorkerOptions): () => Worker {
  if (start !== undefined) return () => start(startPictureWorker);
  const trustedTypes = policyFactory();
  if (trustedTypes === undefined) return () => startPictureWorker(Worker);
  let trusted: WorkerConstructor | undefined;
  return () => startPictureWorker((trusted ??= trustedWorker(trustedTypes, policyName)));
}

/** The part of Trusted Types that is used. */
interface PolicyFactory {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string };
}

function policyFactory(): PolicyFactory | undefined {
  const scope: object & { trustedTypes?: PolicyFactory } = globalThis;
  return scope.trustedTypes;
}

/** A policy can be made once; it lets through the first address it is asked for, which is the worker's. */
function trustedWorker(trustedTypes: PolicyFactory, policyName: string): WorkerConstructor {
  let own: string | undefined;
  const policy = trustedTypes.createPolicy(policyName, {
    createScriptURL(url) {
      own ??= url;
      if (url !== own) throw new TypeError('this policy is for one worker alone');
      return url;
    },
  });
  return class extends Worker {
    constructor(url: URL, options: WorkerOptions) {
      super(policy.createScriptURL(url.href), options);
    }
  };
}
