import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { caseArbitrary, deliverAll } from './order-cases.js';
import { checkRuns } from './property-runs.js';

it('the list of events is whole after a resync, whatever was lost, late or repeated before', { timeout: 60_000 }, async () => {
  await checkRuns(
    fc.asyncProperty(caseArbitrary, async ({ history, deliveries }) => {
      const client = await deliverAll(history, deliveries);
      const ids = client.getSnapshot().timeline.events.map(({ id }) => id);
      expect(ids).toEqual(history.events.toReversed().map(({ id }) => id));
      client.dispose();
    }),
    300,
  );
});
