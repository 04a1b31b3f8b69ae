import { expect, it, onTestFinished } from 'vitest';
import { quepassDemo } from '../../../../demo/server/providers/quepass-demo.ts';
import { openDesk, START } from '../../fixtures/desk.js';

it('the demo on Quepass writes every status, also after its session has ended', async () => {
  const demo = await quepassDemo({ clock: () => START });
  onTestFinished(() => demo.close());
  const desk = openDesk({ connector: demo.connector });
  await demo.addCustomer({ id: 'ada', name: 'Ada Example', type: 'INDIVIDUAL', createdAt: new Date(START).toISOString() });
  for (const status of ['UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'ACTIVE', 'DEACTIVATED', 'REJECTED', 'CREATED']) {
    expect(await demo.move('ada', 'expire_session')).toBe('done');
    await desk.operator.json('PUT', '/customers/ada/status', { body: { status } });
    expect((await desk.ada.customer()).status.status).toBe(status);
  }
  expect((await desk.operator.send('GET', '/customers/zoe')).status).toBe(404);
});
