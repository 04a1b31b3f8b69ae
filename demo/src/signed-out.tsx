/** Northwind's page when its own server cannot be reached. It tries again by itself. */
export function SignedOut() {
  return (
    <main className="nw-main">
      <section className="nw-card" aria-labelledby="signed-out">
        <h1 id="signed-out">Northwind cannot be reached</h1>
        <p className="nw-note">Check that the demo’s server is running, then try again.</p>
        <button type="button" className="nw-button" data-primary="" onClick={() => window.location.reload()}>
          Try again
        </button>
      </section>
    </main>
  );
}
