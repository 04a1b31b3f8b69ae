import type { CustomerSnapshot } from 'customer-status-kit/model';
import type { ConnectorContext, StatusHandlerOptions } from 'customer-status-kit/server';
import { tecalisConnector, type TecalisConnectorOptions } from 'customer-status-kit/server/connectors/tecalis';
import { onTestFinished } from 'vitest';
import { simulateTecalis, type TecalisSimulatorOptions } from '../../../providers/tecalis/simulate-tecalis.js';
import { openDesk, START } from '../../fixtures/desk.js';

/** A desk over a simulated Tecalis that knows a process of Ada's. Nothing waits: pauses are counted, not taken. */
export async function openTecalis(
  more: Partial<TecalisConnectorOptions> = {},
  simulator: TecalisSimulatorOptions = {},
  handler: Partial<StatusHandlerOptions> = {},
) {
  let now = START;
  const tecalis = await simulateTecalis({ clock: () => now, ...simulator });
  onTestFinished(() => tecalis.close());
  const authUuid = tecalis.addProcess();
  const pauses: number[] = [];
  const connector = tecalisConnector({
    apiKey: tecalis.apiKey,
    connection: { baseUrl: tecalis.origin, timeoutMs: 5_000, random: () => 1, pause: async (ms) => void pauses.push(ms) },
    ids: { toProvider: (id) => (id === 'ada' ? authUuid : `nobody-${id}`) },
    ...more,
  });
  const desk = openDesk({ connector, clock: () => now, ...handler });
  return {
    tecalis,
    connector,
    authUuid,
    desk,
    pauses,
    passTime: (ms: number) => void (now += ms),
    /** What was last sent. */
    sent: (): Record<string, unknown> => JSON.parse(tecalis.requests.at(-1)?.body ?? '{}'),
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
