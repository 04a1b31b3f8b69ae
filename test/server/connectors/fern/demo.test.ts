import type { CustomerSnapshot } from 'customer-status-kit/model';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { expect, it, onTestFinished } from 'vitest';
import { fernDemo } from '../../../../demo/server/providers/fern-demo.ts';
import { openDesk, START } from '../../fixtures/desk.ts';
import { noise, sampleFor } from './fern-desk.ts';

/** Northwind with the demo's Fern, on a port of its own: webhooks come over the line. */
async function openDemo(type: CustomerSnapshot['type']) {
  let now = START;
  const demo = await fernDemo({ clock: () => now });
  const desk = openDesk({ connector: demo.connector, clock: () => now });
  const listener = getRequestListener(desk.bare, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await demo.close();
  });
  const address = server.address();
  demo.ready(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  await demo.addCustomer({ id: 'ada', name: 'Ada Example', type, createdAt: new Date(START).toISOString() });
  const move = (id: string) => {
    now += 60_000;
    return demo.move('ada', id);
  };
  return { demo, desk, move };
}

async function answerAll({ desk }: Pick<Awaited<ReturnType<typeof openDemo>>, 'desk'>): Promise<CustomerSnapshot> {
  const answers: unknown[] = [];
  for (const requirement of (await desk.ada.customer()).requirements) {
    const { id: requirementId, spec, status } = requirement;
    if (spec.kind === 'action' || status === 'submitted') continue;
    if (spec.kind === 'field') answers.push({ kind: 'field', requirementId, value: sampleFor(requirement) });
    if (spec.kind !== 'document') continue;
    const { type: documentType, sides } = spec.accepted[0]!;
    const form = { requirementId, documentType, side: sides[0]!, file: noise(220) };
    const { id } = await desk.ada.json<{ id: string }>('POST', '/customers/ada/files', { form });
    answers.push({ kind: 'document', requirementId, documentType, fileIds: [id] });
  }
  return desk.ada.write('POST', '/answers', { answers });
}

it.each(['INDIVIDUAL', 'BUSINESS'] as const)('the demo on Fern plays the whole life of a customer (%s)', async (type) => {
  const stage = await openDemo(type);
  const { desk, move } = stage;
  const status = async () => (await desk.ada.customer()).status.status;
  expect([await status(), await move('approve')]).toEqual(['CREATED', 'refused']);
  expect((await answerAll(stage)).status.status).toBe('UNDER_REVIEW');
  for (const request of ['ask_for_back', 'ask_for_new', 'ask_unclearly']) {
    expect([await move(request), await status()]).toEqual(['done', 'NEEDS_ADDITIONAL_INFORMATION']);
    expect((await answerAll(stage)).status.status).toBe('UNDER_REVIEW');
  }
  const seen: string[] = [];
  for (const id of ['unknown_status', 'approve', 'deactivate', 'reactivate', 'reject']) {
    expect(await move(id)).toBe('done');
    seen.push(await status());
  }
  expect(seen).toEqual(['UNKNOWN', 'ACTIVE', 'DEACTIVATED', 'ACTIVE', 'REJECTED']);
  expect([await move('approve'), await move('nothing of the kind')]).toEqual(['refused', 'refused']);
  expect((await desk.operator.write('PUT', '/status', { status: 'CREATED' })).status.status).toBe('CREATED');
});
