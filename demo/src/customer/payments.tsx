import { FeatureGate } from 'customer-status-kit';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { NorthwindSession } from '../northwind-session.js';

interface Payment {
  id: string;
  to: string;
  amount: string;
  at: string;
}

/** Northwind's product: sending money and the history of it, each behind its gate. The server checks again. */
export function Payments({ request }: { request: NorthwindSession['request'] }) {
  const [sent, setSent] = useState(0);
  return (
    <>
      <section className="nw-card" aria-labelledby="send">
        <h2 id="send">Send money</h2>
        <FeatureGate feature="createTransaction">
          <SendMoney request={request} onSent={() => setSent((count) => count + 1)} />
        </FeatureGate>
      </section>
      <section className="nw-card" aria-labelledby="history">
        <h2 id="history">Transaction history</h2>
        <FeatureGate feature="viewTransactionHistory">
          <History key={sent} request={request} />
        </FeatureGate>
      </section>
      <section className="nw-card" aria-labelledby="apis">
        <h2 id="apis">API keys</h2>
        <FeatureGate feature="accessAPIs">
          <p className="nw-note">Your account can use the Northwind API.</p>
        </FeatureGate>
      </section>
    </>
  );
}

function SendMoney({ request, onSent }: { request: NorthwindSession['request']; onSent: () => void }) {
  const [note, setNote] = useState('');
  const isSending = useRef(false);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending.current) return;
    isSending.current = true;
    setNote('Sending…');
    const form = event.currentTarget;
    const body = JSON.stringify(Object.fromEntries(new FormData(form)));
    const response = await request('/northwind/payments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    }).catch(() => undefined);
    isSending.current = false;
    setNote(noteOn(response));
    if (!response?.ok) return;
    form.reset();
    onSent();
  };

  return (
    <form id="send-money" onSubmit={(event) => void send(event)}>
      <label className="nw-field">
        To
        <input className="nw-input" name="to" required maxLength={80} autoComplete="off" />
      </label>
      <label className="nw-field">
        Amount in euros
        <input className="nw-input" name="amount" required inputMode="decimal" autoComplete="off" />
      </label>
      <button className="nw-button" data-primary="" type="submit">
        Send
      </button>
      <p role="status" className="nw-note">
        {note}
      </p>
    </form>
  );
}

function noteOn(response: Response | undefined): string {
  if (response === undefined) return 'Northwind could not be reached. Look at the history before you send it again.';
  return response.ok ? 'Payment sent.' : 'Northwind did not accept this payment.';
}

function History({ request }: { request: NorthwindSession['request'] }) {
  const [payments, setPayments] = useState<readonly Payment[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const response = await request('/northwind/payments').catch(() => undefined);
      if (!response?.ok) return setFailed(isCurrent);
      const found = (await response.json()) as Payment[];
      return isCurrent ? setPayments(found) : undefined;
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [request]);

  if (failed) return <p className="nw-note">The history could not be loaded. Reload the page to try again.</p>;
  if (payments === undefined) return <p className="nw-note">Loading…</p>;
  if (payments.length === 0) return <p className="nw-note">No payments yet.</p>;
  return (
    <ul className="nw-list">
      {payments.map((payment) => (
        <li key={payment.id}>
          {payment.to}: €{payment.amount}
        </li>
      ))}
    </ul>
  );
}
