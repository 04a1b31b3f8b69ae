import 'customer-status-kit/styles.css';
import { CustomerStatusPanel, CustomerStatusProvider } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';
import { createCustomerClient, type CustomerClient } from 'customer-status-kit/client';
import type { Clock } from 'customer-status-kit/model';
import { createRoot } from 'react-dom/client';

declare global {
  interface Window {
    lifetime: {
      /** Opens this many pages one after the other; each loses its connection once and is left when it is back. */
      visit: (pages: number) => Promise<void>;
      /** Opens one page and leaves it open. */
      stay: () => Promise<void>;
    };
  }
}

/** Time that runs fifty times as fast, so that a back-off does not take a second. */
const quickClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms / 50),
  clearTimeout: (handle) => clearTimeout(handle as number),
};

/** The streams of this page, to be cut. */
const cuts = new Set<() => void>();

async function cuttableFetch(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (!request.url.endsWith('/stream') || response.body === null) return response;
  const line = new TransformStream<Uint8Array, Uint8Array>({
    start(controller) {
      const cut = () => {
        controller.error(new TypeError('cut'));
        cuts.delete(cut);
      };
      cuts.add(cut);
      request.signal.addEventListener('abort', () => cuts.delete(cut), { once: true });
    },
  });
  return new Response(response.body.pipeThrough(line), response);
}

function openPage(clock?: Clock): { client: CustomerClient; leave: () => void } {
  const more = clock === undefined ? {} : { clock };
  const backend = httpBackend({ baseUrl: '/api/customer-status', getToken: () => 'customer/ada', fetch: cuttableFetch, ...more });
  const client = createCustomerClient({ backend, customerId: 'ada', ...more });
  const place = document.body.appendChild(document.createElement('main'));
  const root = createRoot(place);
  root.render(
    <CustomerStatusProvider client={client}>
      <CustomerStatusPanel />
    </CustomerStatusProvider>,
  );
  const leave = () => {
    root.unmount();
    place.remove();
  };
  return { client, leave };
}

function whenLive(client: CustomerClient): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { connection, phase } = client.getSnapshot();
      if (connection !== 'live' || phase !== 'ready') return;
      subscription();
      resolve();
    };
    const subscription = client.subscribe(look);
    look();
  });
}

function whenLost(client: CustomerClient): Promise<void> {
  return new Promise((resolve) => {
    const subscription = client.subscribe(({ connection }) => {
      if (connection === 'live') return;
      subscription();
      resolve();
    });
  });
}

window.lifetime = {
  async visit(pages) {
    for (let page = 0; page < pages; page += 1) {
      const { client, leave } = openPage(quickClock);
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await whenLive(client);
      const lost = whenLost(client);
      cuts.forEach((cut) => cut());
      // oxlint-disable-next-line no-await-in-loop -- it notices
      await lost;
      // oxlint-disable-next-line no-await-in-loop -- and comes back
      await whenLive(client);
      leave();
    }
  },
  stay: () => whenLive(openPage().client),
};
