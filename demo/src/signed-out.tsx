import { useEffect } from 'react';

const AGAIN_MS = 3_000;

/** Northwind's page while it signs the visitor in. */
export function SigningIn() {
  return (
    <main className="nw-main">
      <p role="status" className="nw-note">
        Signing in…
      </p>
    </main>
  );
}

/** Northwind's page when its own server cannot be reached. It tries again by itself. */
export function SignedOut() {
  useEffect(() => {
    const handle = setInterval(() => void reloadIfReachable(), AGAIN_MS);
    return () => clearInterval(handle);
  }, []);
  return (
    <main className="nw-main">
      <section className="nw-card" aria-labelledby="signed-out">
        <h1 id="signed-out">Northwind cannot be reached</h1>
        <p className="nw-note">Check that the demo’s server is running. This page tries again by itself.</p>
        <button type="button" className="nw-button" data-primary="" onClick={() => window.location.reload()}>
          Try again
        </button>
      </section>
    </main>
  );
}

async function reloadIfReachable(): Promise<void> {
  const response = await fetch('/', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(AGAIN_MS) }).catch(
    () => undefined,
  );
  if (response?.ok) window.location.reload();
}
