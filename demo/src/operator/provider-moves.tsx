import { useEffect, useState } from 'react';
import type { NorthwindSession } from '../northwind-session.js';

interface ProviderInfo {
  id: string;
  moves: readonly { id: string; label: string }[];
}

interface ProviderMovesProps {
  customerId: string;
  request: NorthwindSession['request'];
}

/** Buttons that make the provider behind the demo act, as its own staff would. */
export function ProviderMoves({ customerId, request }: ProviderMovesProps) {
  const provider = useProvider(request);
  const [note, setNote] = useState('');

  const act = async (move: string) => {
    const response = await request('/northwind/provider', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ customerId, move }),
    }).catch(() => undefined);
    if (response === undefined) return setNote('Northwind could not be reached. Try again.');
    if (response.status === 409) return setNote('The provider does not do that to this customer now.');
    return setNote(response.ok ? 'The provider has acted.' : 'The provider’s notice was not accepted.');
  };

  if (provider === undefined) return null;
  return (
    <section className="nw-card" aria-labelledby="provider">
      <h2 id="provider">Provider: {provider.id}</h2>
      <p className="nw-note">
        {provider.moves.length === 0
          ? 'This provider takes orders and tells nothing by itself. Change the status above.'
          : 'Acts as the provider’s own staff would. What it tells comes by a signed webhook where it has one.'}
      </p>
      <div className="nw-header-end">
        {provider.moves.map(({ id, label }) => (
          <button key={id} type="button" className="nw-button" onClick={() => void act(id)}>
            {label}
          </button>
        ))}
      </div>
      <p role="status" className="nw-note">
        {note}
      </p>
    </section>
  );
}

function useProvider(request: ProviderMovesProps['request']): ProviderInfo | undefined {
  const [provider, setProvider] = useState<ProviderInfo>();
  useEffect(() => {
    let isHere = true;
    request('/northwind/provider')
      .then(async (response) => (response.ok ? ((await response.json()) as ProviderInfo) : undefined))
      .then((info) => isHere && setProvider(info))
      .catch(() => undefined);
    return () => void (isHere = false);
  }, [request]);
  return provider;
}
