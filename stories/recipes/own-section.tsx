import { CustomerStatusPanel } from 'customer-status-kit';

/** One section left out, one replaced, and the rest placed by the host. */
export function OwnPanel() {
  return (
    <CustomerStatusPanel
      sections={{ documents: null, support: <p>Call your adviser on +44 20 7946 0958.</p> }}
      render={({ banner, timeline, support }) => (
        <div style={{ display: 'grid', gap: '1.5rem' }}>
          {support}
          {banner}
          {timeline}
        </div>
      )}
    />
  );
}
