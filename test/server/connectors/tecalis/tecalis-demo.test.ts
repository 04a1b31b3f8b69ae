import { expect, it, onTestFinished } from 'vitest';
import { tecalisDemo } from '../../../../demo/server/providers/tecalis-demo.ts';
import { openDesk, START } from '../../fixtures/desk.js';

it('the demo on Tecalis shows with a decision what happened in the process until then', async () => {
  const demo = await tecalisDemo({ clock: () => START });
  onTestFinished(() => demo.close());
  const desk = openDesk({ connector: demo.connector });
  const ada = { id: 'ada', name: 'Ada Example', type: 'INDIVIDUAL', createdAt: new Date(START).toISOString() } as const;
  expect((await desk.ada.send('GET', '/customers/ada')).status).toBe(404);
  await demo.addCustomer(ada);
  await demo.addCustomer(ada);
  expect(await desk.ada.customer()).toMatchObject({ displayName: 'Ada Example', status: { status: 'CREATED' } });
  expect(await demo.move('ada', 'advance')).toBe('done');
  await desk.operator.json('PUT', '/customers/ada/status', { body: { status: 'ACTIVE' } });
  const { status } = await desk.ada.customer();
  expect([status.status, status.steps?.filter((step) => step.status === 'passed').length]).toEqual(['ACTIVE', 1]);
  for (let left = 4; left > 0; left -= 1) expect(await demo.move('ada', 'advance')).toBe('done');
  expect([await demo.move('ada', 'advance'), await demo.move('zoe', 'advance')]).toEqual(['refused', 'refused']);
});
