import { deflateSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import type { Answer, CustomerSnapshot, FieldValue, UploadedFile } from 'customer-status-kit/model';
import { createStatusHandler, type StatusHandler } from 'customer-status-kit/server';
import { fernConnector, type FernConnectorOptions } from 'customer-status-kit/server/connectors/fern';
import { type FernSimulatorOptions, simulateFern } from '../../../providers/fern/fern-simulator.ts';
import { Caller, judged, readToken, START } from '../../fixtures/desk.ts';

/** A PNG of grey noise, which no compression makes small: about as many bytes as pixels. */
export function noise(width: number, height = width): Blob {
  const rows = Array.from({ length: height }, (_, row) => Buffer.concat([Buffer.from([0]), noiseBytes(width, row)]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))];
  return new Blob([signature, ...chunks], { type: 'image/png' });
}

function noiseBytes(size: number, seed: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(size / 64) }, (_, at) => createHash('sha512').update(`${seed}.${at}`).digest());
  return Buffer.concat(blocks).subarray(0, size);
}

function chunk(type: string, data: Buffer): Buffer<ArrayBuffer> {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A picture that Fern takes. */
const PICTURE = noise(220);

const SAMPLES: Record<string, FieldValue> = {
  date: '2021-03-10',
  date_of_birth: '1990-05-17',
  phone: '+1 (415) 555-1234',
  email: 'jane@example.com',
  country: 'US',
  address: { lines: ['350 5th Avenue', 'Floor 21'], city: 'New York', region: 'NY', postalCode: '10016', country: 'US' },
  boolean: false,
  number: '45',
  tax_id: '987-65-4321',
};

/** A good value for a field. */
export function sampleFor({ spec }: CustomerSnapshot['requirements'][number]): FieldValue {
  if (spec.kind !== 'field') return null;
  if (spec.options !== undefined) return spec.options[0]?.value ?? null;
  return spec.pattern === '[0-9]{6}' ? '541511' : (SAMPLES[spec.input] ?? `Some ${spec.path.split('.').at(-1)}`);
}

/** A host with its handler, a simulated Fern behind it, and a customer Ada whom Fern knows. */
export async function openFernDesk(
  simulation: FernSimulatorOptions = {},
  options: Partial<FernConnectorOptions> & { type?: CustomerSnapshot['type'] } = {},
) {
  let now = START;
  let ids = 0;
  const clock = () => now;
  const faults: unknown[] = [];
  const lines: string[] = [];
  const fern = await simulateFern({ clock, ...simulation });
  fern.addCustomer({ id: 'ada', type: options.type ?? 'INDIVIDUAL' });
  const connector = fernConnector({
    connection: { baseUrl: fern.baseUrl, timeoutMs: 2_000, pause: async () => undefined, random: () => 0 },
    apiKey: fern.apiKey,
    webhookSecret: fern.webhookSecret,
    clock,
    ...options,
  });
  const made = createStatusHandler({
    connector,
    authorize: readToken,
    clock,
    createId: () => `id-${(ids += 1)}`,
    onError: (error) => faults.push(error),
    log: (entry) => lines.push(JSON.stringify(entry)),
    rateLimits: false,
  });
  const handler: StatusHandler = judged(made);
  const nobody = new Caller(handler, '');
  const ada = new Caller(handler, 'customer/ada');
  return {
    fern,
    connector,
    handler,
    faults,
    lines,
    ada,
    operator: new Caller(handler, 'operator'),
    passTime: (ms: number) => void (now += ms),
    /** Passes on what Fern has sent by webhook since, in the given order or as it was sent. */
    deliver: async (order: (notices: typeof fern.notices) => typeof fern.notices = (notices) => notices) => {
      const statuses: number[] = [];
      for (const { body, headers } of order(fern.notices.splice(0)))
        statuses.push((await nobody.send('POST', '/webhooks/fern', { body, headers })).status);
      return statuses;
    },
    upload: (requirementId: string, documentType: string, side: string, file: Blob = PICTURE) =>
      ada.json<UploadedFile>('POST', '/customers/ada/files', { form: { requirementId, documentType, side, file } }),
    close: async () => {
      await handler.close();
      await fern.close();
    },
  };
}

export type FernDesk = Awaited<ReturnType<typeof openFernDesk>>;

/** Good answers for what is asked: fields by their kind, documents with a file for each side of the first kind that is taken. */
export async function answersFor(desk: FernDesk, requirements: CustomerSnapshot['requirements']): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const requirement of requirements) {
    const { id: requirementId, spec } = requirement;
    if (spec.kind === 'field') answers.push({ kind: 'field', requirementId, value: sampleFor(requirement) });
    const accepted = spec.kind === 'document' ? spec.accepted[0] : undefined;
    if (accepted === undefined) continue;
    const fileIds: string[] = [];
    for (const side of accepted.sides) fileIds.push((await desk.upload(requirementId, accepted.type, side)).id);
    answers.push({ kind: 'document', requirementId, documentType: accepted.type, fileIds });
  }
  return answers;
}

/** What blocks and can be answered here. */
export function asked(snapshot: CustomerSnapshot): CustomerSnapshot['requirements'] {
  return snapshot.requirements.filter(({ kind, status, blocking }) => kind !== 'action' && blocking && status !== 'submitted');
}
