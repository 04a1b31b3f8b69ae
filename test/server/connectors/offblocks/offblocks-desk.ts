import type { StatusHandlerOptions } from 'customer-status-kit/server';
import {
  offblocksConnector,
  type OffblocksConnectorOptions,
  type OffblocksCustomer,
} from 'customer-status-kit/server/connectors/offblocks';
import { onTestFinished } from 'vitest';
import type { SimulatedFault } from '../../../providers/simulated-server.ts';
import { ethereumWallet } from '../../../providers/offblocks/ethereum-wallet.ts';
import {
  type OffblocksSimulatorOptions,
  type OffblocksSimulator,
  simulateOffblocks,
} from '../../../providers/offblocks/offblocks-simulator.ts';
import { openDesk, START } from '../../fixtures/desk.ts';

/** A wallet for tests, whose key is published. */
export const WALLET = ethereumWallet('0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318');
export const CHAIN_ID = `eip155:300:${WALLET.address}`;

/** What the connector is given to reach a simulation, without waiting. */
export function reaching(offblocks: OffblocksSimulator): OffblocksConnectorOptions {
  return {
    connection: { baseUrl: offblocks.baseUrl, pause: () => Promise.resolve() },
    credentials: offblocks.credentials,
    signingKey: offblocks.signingKey,
    signingKeyId: offblocks.signingKeyId,
  };
}

/** A customer as OffBlocks tells of one. */
export function customerIn(status: string, more: Partial<OffblocksCustomer> = {}): OffblocksCustomer {
  const at = '2026-03-02T09:00:00.123456789Z';
  return { id: 'ob-1', externalId: 'ada', chainId: CHAIN_ID, status, createdAt: at, updatedAt: at, ...more };
}

export interface OpenedOptions {
  simulator?: OffblocksSimulatorOptions;
  connector?: Partial<OffblocksConnectorOptions>;
  handler?: Partial<StatusHandlerOptions>;
  /** Faults for the next requests whose path ends so. */
  faults?: { path: string; each: SimulatedFault[] };
}

/** A host whose provider is a simulated OffBlocks, with Ada known there. The clock of both stands still until it is moved. */
export async function openOffblocks({ simulator = {}, connector = {}, handler = {}, faults }: OpenedOptions = {}) {
  let now = START;
  const clock = () => now;
  const offblocks = await simulateOffblocks({ clock, ...simulator });
  onTestFinished(() => offblocks.close());
  let adaId = '';
  const meetingFaults: typeof fetch = (input, init) => {
    const fault = faults !== undefined && new Request(input).url.endsWith(faults.path) ? faults.each.shift() : undefined;
    if (fault !== undefined) offblocks.fail(fault);
    return fetch(input, init);
  };
  const reach = reaching(offblocks);
  const made = offblocksConnector({
    ...reach,
    connection: { ...reach.connection, fetch: meetingFaults },
    clock,
    ids: { toProvider: (id) => (id === 'ada' ? adaId : 'nobody'), toHost: (id) => (id === adaId ? 'ada' : undefined) },
    identityCheck: { url: ({ id }) => `https://verify.example.com/${id}` },
    ...connector,
  });
  const desk = openDesk({ connector: made, clock, ...handler });
  const at = new Date(clock()).toISOString();
  const challenge = { text: '', at: 0 };
  adaId = 'b8a5b0a2-2f0c-4b1c-9f35-9c3f5f3b6a11';
  offblocks.customers.set(adaId, {
    id: adaId,
    externalId: 'ada',
    chainId: CHAIN_ID,
    status: 'initiating',
    createdAt: at,
    updatedAt: at,
    challenge,
  });
  const messageOf = async () =>
    (await desk.ada.json<{ challenge: string }>('POST', '/customers/ada/actions/wallet-proof/start')).challenge;
  const sendProof = (signature: string, key?: string) =>
    desk.ada.send('POST', '/customers/ada/actions/wallet-proof/complete', {
      body: { signature },
      ...(key === undefined ? {} : { key }),
    });
  return {
    desk,
    offblocks,
    adaId,
    connector: made,
    now: clock,
    passTime: (ms: number) => void (now += ms),
    messageOf,
    sendProof,
    /** Asks OffBlocks again, as polling does. */
    poll: async (ms = 3_600_000) => {
      now += ms;
      return desk.handler.pollProvider();
    },
  };
}
