import { expect, it, vi } from 'vitest';
import { heapInUse } from './leaks.js';
import { eventually, openStage } from './stage.js';

const ROUNDS = 50;
const PAGES = 20;

it('a thousand clients that come, lose their connection and go leave memory and connections as they were', {
  timeout: 120_000,
}, async () => {
  const stage = await openStage({ heartbeatMs: 60_000, limits: { streamsPerCustomer: PAGES * 2 } });
  let middle = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const pages = Array.from({ length: PAGES }, () => stage.openPage());
    for (const { client } of pages) client.start();
    // oxlint-disable-next-line no-await-in-loop -- one crowd after the other
    await eventually(() => expect(pages.every(({ client }) => client.getSnapshot().connection === 'live')).toBe(true));
    if (round % 5 === 0) {
      stage.proxy.cutAll();
      // oxlint-disable-next-line no-await-in-loop -- they all notice
      await eventually(() => expect(pages.every(({ client }) => client.getSnapshot().connection === 'polling')).toBe(true));
      for (const { clock } of pages) clock.advance(1_000);
      // oxlint-disable-next-line no-await-in-loop -- and all come back
      await eventually(() => expect(pages.every(({ client }) => client.getSnapshot().connection === 'live')).toBe(true));
    }
    for (const { client } of pages) client.dispose();
    // oxlint-disable-next-line no-await-in-loop -- nobody is left
    await eventually(() => expect(stage.handler.service.watcherCount()).toBe(0));
    // oxlint-disable-next-line no-await-in-loop -- no timer either
    await eventually(() => expect(pages.reduce((sum, { clock }) => sum + clock.timerCount(), 0)).toBe(0));
    stage.proxy.forget();
    if (round !== ROUNDS / 2) continue;
    // oxlint-disable-next-line no-await-in-loop -- half way, when the engine has made itself at home
    await eventually(() => expect(stage.proxy.openAnswers('')).toBe(0));
    // oxlint-disable-next-line no-await-in-loop -- so that the second half is compared with it
    middle = await heapInUse();
  }
  await eventually(() => expect(stage.proxy.openAnswers('')).toBe(0));
  // Five hundred clients lie between the two: a leak of a kilobyte each would be seen, however often one looks.
  await vi.waitFor(async () => expect((await heapInUse()) - middle).toBeLessThan(500_000), { timeout: 20_000, interval: 200 });
});
