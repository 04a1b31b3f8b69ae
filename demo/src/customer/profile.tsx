import { FeatureGate } from 'customer-status-kit';

/** Northwind's profile card: readable where `viewProfile` is open, editable where `updateProfile` is. */
export function Profile({ name }: { name: string }) {
  return (
    <section className="nw-card" aria-labelledby="profile">
      <h2 id="profile">Your profile</h2>
      <FeatureGate feature="viewProfile">
        <p className="nw-note">{name}</p>
        <FeatureGate feature="updateProfile">
          <p className="nw-note">You can edit your details in the form on this page.</p>
        </FeatureGate>
      </FeatureGate>
    </section>
  );
}
