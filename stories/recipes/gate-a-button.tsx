import { FeatureGate, useFeature } from 'customer-status-kit';

/** A gate around what is closed, and a button of the host's own that asks the same question. */
export function Payments() {
  const { open } = useFeature('createTransaction');
  return (
    <>
      <FeatureGate feature="createTransaction" label="Payments">
        <p data-host-words>Everything is ready to pay somebody.</p>
      </FeatureGate>
      <button type="button" disabled={!open}>
        Send money
      </button>
    </>
  );
}
