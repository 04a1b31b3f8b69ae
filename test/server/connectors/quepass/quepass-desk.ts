import type { CustomerSnapshot } from 'customer-status-kit/model';
import type { ConnectorContext, StatusHandlerOptions } from 'customer-status-kit/server';
import { quepassConnector, type QuepassConnectorOptions } from 'customer-status-kit/server/connectors/quepass';
import { onTestFinished } from 'vitest';
import { quepassSdk } from '../../../providers/quepass/quepass-sdk.js';
import { type QuepassSimulatorOptions, simulateQuepass } from '../../../providers/quepass/quepass-server.js';
import { openDesk, START } from '../../fixtures/desk.js';

/** The table of a host. Two values mean UNDER_REVIEW, so that one of them has to be named for writing. */
export const STATUSES = {
  registered: 'CREATED',
  pending: 'UNDER_REVIEW',
  manual: 'UNDER_REVIEW',
  approved: 'ACTIVE',
  declined: 'REJECTED',
  blocked: 'DEACTIVATED',
} as const;

export const UID = 'canary-X1234567L';

/** A desk over a simulated Quepass that knows Ada, with an SDK that an operator has signed in. */
export async function openQuepass(
  more: Partial<QuepassConnectorOptions> = {},
  simulator: QuepassSimulatorOptions = {},
  handler: Partial<StatusHandlerOptions> = {},
) {
  let now = START;
  let renewals = 0;
  const quepass = await simulateQuepass({ clock: () => now, ...simulator });
  onTestFinished(() => quepass.close());
  quepass.addPerson(UID);
  const sdk = quepassSdk();
  const signIn = () => sdk.init({ ...quepass.credentials, baseUrl: quepass.origin });
  await signIn();
  quepass.requests.length = 0;
  const connector = quepassConnector({
    sdk,
    statuses: STATUSES,
    timeoutMs: 5_000,
    renew: async () => {
      renewals += 1;
      await signIn();
    },
    ids: { toProvider: () => UID },
    ...more,
  });
  const desk = openDesk({ connector, clock: () => now, ...handler });
  return {
    quepass,
    sdk,
    connector,
    desk,
    renewals: () => renewals,
    passTime: (ms: number) => void (now += ms),
    paths: () => quepass.requests.map(({ path }) => path),
  };
}

/** A context for Ada. */
export function contextOf(stored?: CustomerSnapshot, more: Partial<ConnectorContext> = {}): ConnectorContext {
  let ids = 0;
  return {
    customerId: 'ada',
    stored,
    now: START,
    nextId: () => `id-${(ids += 1)}`,
    readFile: async () => undefined,
    linkToFile: async () => '',
    signal: new AbortController().signal,
    ...more,
  };
}
