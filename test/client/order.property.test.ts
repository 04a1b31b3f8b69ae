import * as fc from 'fast-check';
import { SimulatedClock } from 'xstate';
import { describe, expect, it } from 'vitest';
import { createCustomerClient, type CustomerClient } from '../../src/client/index.js';
import { decideFeature, DEFAULT_FEATURES, standingOf } from '../../src/model/index.js';
import { fakeBackend, settle } from './fake-backend.js';
import { caseArbitrary, deliverAll, type History } from './order-cases.js';
import { checkRuns } from './property-runs.js';

function expectNewest(client: CustomerClient, { snapshots }: History): void {
  const newest = snapshots.at(-1)!;
  const shown = client.getSnapshot();
  expect(shown.customer).toEqual(newest);
  expect(shown).toMatchObject({
    phase: 'ready',
    status: newest.status.status,
    connection: 'live',
    error: undefined,
    pending: [],
  });
  for (const feature of Object.keys(DEFAULT_FEATURES)) {
    const input = { phase: 'ready', capabilities: [], ...standingOf(newest) } as const;
    expect(shown.features[feature]).toEqual(decideFeature<string>(DEFAULT_FEATURES, feature, input));
  }
}

describe('the order of arrival', () => {
  it('does not matter: whatever is lost, late or repeated, a resync ends in the newest state', { timeout: 60_000 }, async () => {
    await checkRuns(
      fc.asyncProperty(caseArbitrary, async ({ history, deliveries }) => {
        const client = await deliverAll(history, deliveries);
        expectNewest(client, history);
        client.dispose();
      }),
      1_000,
    );
  });

  it('never shows anything older than what was shown before', { timeout: 60_000 }, async () => {
    await checkRuns(
      fc.asyncProperty(caseArbitrary, async ({ history, deliveries }) => {
        const steps: number[] = [];
        const backend = fakeBackend(history.snapshots[0]!, ['subscribe']);
        const client = createCustomerClient({ backend, customerId: 'c1', clock: new SimulatedClock(), followTerminal: true });
        client.subscribe(({ customer }) =>
          steps.push(history.snapshots.findIndex(({ version }) => version === customer?.version)),
        );
        client.start();
        await settle();
        for (const { step } of deliveries) backend.streams[0]?.push({ snapshot: history.snapshots[step] });
        expect(steps).toEqual(steps.toSorted((a, b) => a - b));
        expect(steps.at(-1)).toBe(Math.max(0, ...deliveries.map(({ step }) => step)));
        client.dispose();
      }),
      300,
    );
  });
});
