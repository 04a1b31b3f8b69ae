import { StatusBadge } from 'customer-status-kit';
import { createCustomerClient } from 'customer-status-kit/client';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { customerAt, pushingBackend } from './customers.js';

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

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}
