import { type CustomerBackend, CustomerStatusProvider, type MessageOverrides, StatusBanner } from 'customer-status-kit';

const WORDS: MessageOverrides = { 'status.UNDER_REVIEW.title': 'Almost there' };

/** Single sentences of the host; all the others stay. */
export function BannerInOwnWords({ backend }: { backend: CustomerBackend }) {
  return (
    <CustomerStatusProvider backend={backend} customerId="cus_story" messages={WORDS}>
      <StatusBanner />
    </CustomerStatusProvider>
  );
}
