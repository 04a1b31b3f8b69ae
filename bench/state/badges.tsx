import { StatusBadge } from 'customer-status-kit';
import { createCustomerClient } from 'customer-status-kit/client';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { customerAt, pushingBackend } from './customers.js';
import { type Spread, spreadOf } from './statistics.js';

const BADGES = 500;

/** How many badges render when one customer of many changes. */
export interface BadgeFigures {
  badges: number;
  rendersAtFirst: number;
  rendersAfterOneChange: number;
}

/** Five hundred badges that each follow a customer of their own; one customer becomes active. */
export async function measureBadges(place: HTMLElement): Promise<BadgeFigures> {
  const customers = Array.from({ length: BADGES }, () => {
    const { backend, push } = pushingBackend(customerAt(1, 'UNDER_REVIEW'));
    const client = createCustomerClient({ backend, customerId: 'c1', initialSnapshot: customerAt(1, 'UNDER_REVIEW') });
    return { client, push };
  });
  let renders = 0;
  const countedSpan = (props: React.HTMLAttributes<HTMLElement>) => {
    renders += 1;
    return <span {...props} />;
  };
  const root = createRoot(place);
  flushSync(() =>
    root.render(
      customers.map(({ client }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the list never changes
        <StatusBadge key={index} client={client} announce={false} render={countedSpan} />
      )),
    ),
  );
  customers.forEach(({ client }) => client.start());
  await settle();
  const rendersAtFirst = renders;
  customers[250]?.push(customerAt(2, 'ACTIVE'));
  await settle();
  const figures = { badges: BADGES, rendersAtFirst, rendersAfterOneChange: renders - rendersAtFirst };
  root.unmount();
  customers.forEach(({ client }) => client.dispose());
  return figures;
}

/** How long a list of badges with a status each takes to stand in the page, and what they add to it besides themselves. */
export interface BadgeMountFigures {
  badges: number;
  ms: Spread;
  /** The same list with a plain `<span>` for each, in the same run. */
  plainMs: Spread;
  liveRegions: number;
}

const LISTED = 5_000;
const ROUNDS = 7;

/** Mounts 5,000 badges without a provider, by turns with 5,000 plain spans. */
export function measureBadgeMount(place: HTMLElement): BadgeMountFigures {
  const times: Record<'badge' | 'plain', number[]> = { badge: [], plain: [] };
  let liveRegions = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const kind of ['plain', 'badge'] as const) {
      const root = createRoot(place);
      const start = performance.now();
      flushSync(() => root.render(<List kind={kind} />));
      times[kind].push(performance.now() - start);
      if (kind === 'badge') liveRegions = document.querySelectorAll('[data-csk-live-region]').length;
      root.unmount();
    }
  }
  return { badges: LISTED, ms: spreadOf(times.badge), plainMs: spreadOf(times.plain), liveRegions };
}

function List({ kind }: { kind: 'badge' | 'plain' }) {
  const rows = Array.from({ length: LISTED }, (_, index) => {
    // oxlint-disable-next-line react/no-array-index-key -- the list never changes
    return <li key={index}>{kind === 'badge' ? <StatusBadge status="UNDER_REVIEW" size="small" /> : <span>In review</span>}</li>;
  });
  return <ul>{rows}</ul>;
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}
