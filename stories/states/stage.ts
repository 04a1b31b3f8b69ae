import { createCustomerClient, type CustomerBackend, type CustomerClient, CustomerStatusError } from 'customer-status-kit';
import { memoryBackend, type MemoryBackend } from 'customer-status-kit/backends/memory';
import type { Fact } from './fact.js';
import { heldClock } from './held-clock.js';
import { SCENARIO_OF } from './scenario-of.js';
import { type ChartWatch, watchCharts } from './watch-charts.js';

/** A client whose backend says something only when it is told to. */
export interface Stage {
  client: CustomerClient;
  /** The backend behind the scene, with the people on the other side. */
  backend: MemoryBackend;
  /** The charts of the client. */
  charts: ChartWatch;
  /** True when this can happen now: only a read under way is answered, only a stream that is wanted tells anything. */
  canHappen: (fact: Fact) => boolean;
  /** Lets it happen, if it can, and resolves when the client has heard of it. */
  perform: (fact: Fact) => Promise<void>;
}

interface Read {
  resolve: () => void;
  reject: (error: CustomerStatusError) => void;
}

type Subscription = Parameters<NonNullable<CustomerBackend['subscribe']>>;

const CUSTOMER_ID = 'cus_story';

/** A stage on which nothing has happened yet. */
export function setStage(): Stage {
  const charts = watchCharts();
  const { inspect } = charts;
  const backend = memoryBackend({ clock: heldClock });
  const reads = new Set<Read>();
  const streams = new Set<{ listener: Subscription[1]; options: Subscription[2] }>();
  const staged: CustomerBackend = {
    ...backend,
    getCustomer: (id, options) =>
      new Promise((resolve, reject) => {
        const read: Read = { resolve: () => void backend.getCustomer(id).then(resolve), reject };
        reads.add(read);
        options?.signal?.addEventListener('abort', () => {
          reads.delete(read);
          reject(new CustomerStatusError('aborted'));
        });
      }),
    subscribe: (_id, listener, options) => {
      const stream = { listener, options };
      streams.add(stream);
      options.signal.addEventListener('abort', () => streams.delete(stream));
    },
  };
  const client = createCustomerClient({ backend: staged, customerId: CUSTOMER_ID, clock: heldClock, random: () => 0, inspect });
  const canHappen = ({ type }: Fact) => {
    if (type === 'READ.SUCCEEDED' || type === 'READ.FAILED') return reads.size > 0;
    return type.startsWith('NETWORK.') || type === 'SYNC.REQUESTED' || streams.size > 0;
  };
  const answer = (act: (read: Read) => void) => {
    for (const read of reads) act(read);
    reads.clear();
  };
  const tell = (state: 'open' | 'lost' | 'ended', error?: CustomerStatusError) =>
    streams.forEach(({ options }) => options.onState?.(state, error));
  const act = async (fact: Fact) => {
    if ('status' in fact) await putIn(backend, fact.status);
    if (fact.type === 'READ.SUCCEEDED') return answer(({ resolve }) => resolve());
    if (fact.type === 'READ.FAILED') return answer(({ reject }) => reject(new CustomerStatusError(fact.code)));
    if (fact.type === 'CUSTOMER.CHANGED') {
      const snapshot = await backend.getCustomer(CUSTOMER_ID);
      return streams.forEach(({ listener }) => listener({ snapshot }));
    }
    if (fact.type === 'SYNC.REQUESTED') return void client.refresh();
    if (fact.type === 'WATCH.OPENED') return tell('open');
    if (fact.type === 'WATCH.LOST') return tell('lost');
    if (fact.type === 'WATCH.ENDED') return tell('ended', new CustomerStatusError('session_expired'));
    window.dispatchEvent(new Event(fact.type === 'NETWORK.LOST' ? 'offline' : 'online'));
  };
  const perform = async (fact: Fact) => {
    if (!canHappen(fact)) return;
    await act(fact);
    await heard();
  };
  return { client, backend, charts, canHappen, perform };
}

/** A customer who stands there already is the same customer, unchanged. */
async function putIn(backend: MemoryBackend, status: keyof typeof SCENARIO_OF): Promise<void> {
  const { status: before } = await backend.getCustomer(CUSTOMER_ID);
  if (before.status !== status) backend.simulate.useScenario(SCENARIO_OF[status]);
}

/** The memory backend answers in a later task; after two, whatever it said has arrived. */
async function heard(): Promise<void> {
  await nextTask();
  await nextTask();
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));
