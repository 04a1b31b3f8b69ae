import { SimulatedClock } from 'xstate';
import { createCustomerClient, type IntentStorage } from '../../src/client/index.js';
import type { UploadedFile, UploadOptions, UploadTarget } from '../../src/model/index.js';
import { deferred, fakeBackend, settle } from './fake-backend.js';
import { passport, snapshotOf } from './fixtures.js';

export const FRONT: UploadTarget = { requirementId: 'doc', documentType: 'passport', side: 'front' };
export const BACK: UploadTarget = { ...FRONT, side: 'back' };
export const STORED: UploadedFile = { id: 'f1', mime: 'image/jpeg', size: 4 };
/** A picture as a customer picks it. */
export const photo = (name = 'IMG_1.jpg') => new File(['abcd'], name, { type: 'image/jpeg' });

type Method = Parameters<ReturnType<typeof fakeBackend>['arrange']>[0];

/** A client that has read its customer, over a backend whose answers a test gives, and a clock that the test moves. */
export async function started(
  more: { maxFiles?: number; offers?: boolean; also?: readonly Method[]; storage?: IntentStorage } = {},
) {
  const first = snapshotOf(1, { requirements: [passport('doc', more.maxFiles)] });
  const backend = fakeBackend(first, more.offers === false ? [] : ['uploadFile', ...(more.also ?? [])]);
  const clock = new SimulatedClock();
  const client = createCustomerClient({ backend, customerId: 'c1', clock, random: () => 0, intentStorage: more.storage });
  client.start();
  await settle();
  /** The next upload's answer, and its options once it is sent. */
  const arrange = () => {
    const answer = deferred<UploadedFile>();
    const sent: { options?: UploadOptions; bytes?: Blob } = {};
    backend.arrange('uploadFile', (_id: string, _target: UploadTarget, bytes: Blob, options: UploadOptions) => {
      Object.assign(sent, { options, bytes });
      return answer.promise;
    });
    return { ...answer, sent };
  };
  const phase = (id: string) => client.getSnapshot().uploads.find((upload) => upload.id === id)?.phase;
  const advance = async (ms: number) => {
    clock.increment(ms);
    await settle();
  };
  const upload = (id: string) => client.getSnapshot().uploads.find((candidate) => candidate.id === id);
  return { backend, client, clock, upload, arrange, phase, advance };
}
