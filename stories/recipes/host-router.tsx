import { type CustomerAction, type CustomerBackend, CustomerStatusProvider, StatusBanner } from 'customer-status-kit';
import { useState } from 'react';

const PATHS: Readonly<Record<CustomerAction, string>> = {
  complete_profile: '/profile',
  answer_requests: '/verification',
  get_started: '/',
  contact_support: '/help',
};

/** The banner says what comes next; where that is, is the router's to say. */
export function BannerWithRouter({ backend }: { backend: CustomerBackend }) {
  const [path, navigate] = useState('/');
  return (
    <CustomerStatusProvider backend={backend} customerId="cus_story" onAction={(action) => navigate(PATHS[action])}>
      <StatusBanner />
      <p>You are at {path}</p>
    </CustomerStatusProvider>
  );
}
