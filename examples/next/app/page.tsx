import { type CustomerSnapshot, getAvailableFeatures, StatusBadge } from 'customer-status-kit';
import { headers } from 'next/headers';
import { Suspense } from 'react';
import { readCustomer } from '../lib/read-customer';
import { Verification } from './verification';

/** A nonce is good for one answer, so no page is made ahead of time. */
export const dynamic = 'force-dynamic';

export default function Page() {
  return (
    <main>
      <h1>Meridian Bank</h1>
      <Suspense fallback={<p>Looking up your account …</p>}>
        <Account />
      </Suspense>
    </main>
  );
}

/** Read on the server and sent when it is there; the page above it has been sent by then. */
async function Account() {
  const read = await readCustomer(new Headers(await headers()));
  if (read === undefined) return <p>Please sign in.</p>;
  const { customerId, customer } = read;
  return (
    <>
      {customer === undefined ? null : <Headline customer={customer} />}
      <Verification customerId={customerId} customer={customer} />
    </>
  );
}

function Headline({ customer }: { customer: CustomerSnapshot }) {
  const open = getAvailableFeatures(customer.status.status);
  return (
    <p>
      Your account: <StatusBadge status={customer.status.status} announce={false} />
      {open.includes('createTransaction') ? null : ' Payments are not open yet.'}
    </p>
  );
}
