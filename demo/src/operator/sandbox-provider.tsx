import { useState } from 'react';
import type { NorthwindSession } from '../northwind-session.js';

/** What the make-believe verification provider can be made to do. */
const MOVES = [
  { move: 'request_information', label: 'Asks for information' },
  { move: 'approve', label: 'Approves' },
  { move: 'reject', label: 'Rejects' },
  { move: 'unknown_status', label: 'Reports a status nobody knows' },
] as const;

/** Buttons that make the sandbox provider act, by a signed webhook to Northwind's own server. */
export function SandboxProvider({ customerId, request }: { customerId: string; request: NorthwindSession['request'] }) {
  const [note, setNote] = useState('');

  const act = async (move: string) => {
    const body = JSON.stringify({ customerId, move });
    const response = await request('/northwind/sandbox', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    }).catch(() => undefined);
    if (response === undefined) return setNote('Northwind could not be reached. Try again.');
    return setNote(response.ok ? 'The provider has sent its notice.' : 'The provider’s notice was not accepted.');
  };

  return (
    <section className="nw-card" aria-labelledby="sandbox">
      <h2 id="sandbox">Sandbox provider</h2>
      <p className="nw-note">Acts as the verification provider would: by a signed webhook.</p>
      <div className="nw-header-end">
        {MOVES.map(({ move, label }) => (
          <button key={move} type="button" className="nw-button" onClick={() => void act(move)}>
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
