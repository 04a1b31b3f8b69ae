import { createServer } from 'node:http';
import { toNodeHandler } from 'customer-status-kit/server/node';
import { expect, it, onTestFinished } from 'vitest';
import { dollarpeDemo } from '../../../../demo/server/providers/dollarpe-demo.js';
import { listen } from '../../../faults/fault-proxy.js';
import { openDesk } from '../../fixtures/desk.js';
import { documentAgain, field, send, wholeForm } from './dollarpe-desk.js';

it('the demo on a simulated DollarPe goes from a new customer to an active one, and on', async () => {
  const demo = await dollarpeDemo({ clock: Date.now, dataDirectory: '' });
  onTestFinished(demo.close);
  let serve: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  const origin = await listen(createServer(toNodeHandler((request) => serve(request))));
  const fileLinks = { secret: 'a secret of thirty-two characters or more', baseUrl: `${origin}/api/customer-status` };
  const { ada, bare, handler } = openDesk({ connector: demo.connector, clock: Date.now, fileLinks });
  onTestFinished(() => handler.close());
  serve = bare;
  demo.ready(origin);
  const customer = { id: 'ada', name: 'Ada Example', type: 'INDIVIDUAL', createdAt: '2026-03-02T09:00:00.000Z' } as const;
  await demo.addCustomer(customer);
  await demo.addCustomer(customer);
  const statusAfter = async (move: string) => [await demo.move('ada', move), (await ada.customer()).status.status];

  expect((await ada.customer()).status.status).toBe('CREATED');
  expect(await statusAfter('VERIFIED')).toEqual(['refused', 'CREATED']);
  const form = (await wholeForm(ada)).map((answer) =>
    answer.requirementId === 'additional_info.income_range' ? field(answer.requirementId, '5 to 10 lakh') : answer,
  );
  expect((await send(ada, form)).status.status).toBe('UNDER_REVIEW');
  expect(await statusAfter('DOCUMENT_VERIFICATION_FAILED')).toEqual(['done', 'NEEDS_ADDITIONAL_INFORMATION']);
  expect((await send(ada, await documentAgain(ada))).status.status).toBe('UNDER_REVIEW');
  expect(await statusAfter('VERIFIED')).toEqual(['done', 'ACTIVE']);
  expect(await statusAfter('ACCOUNT_SUSPENDED')).toEqual(['done', 'DEACTIVATED']);
  expect(await statusAfter('VERIFIED')).toEqual(['done', 'ACTIVE']);
  expect(await statusAfter('ON_HOLD_BY_PARTNER')).toEqual(['done', 'UNKNOWN']);
  expect(await demo.move('somebody', 'VERIFIED')).toBe('refused');
});
