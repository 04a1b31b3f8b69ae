export { CustomerProvider, type CustomerProviderProps, useCustomerClient, useOptionalClient } from './customer-provider.js';
export { useBeforePaint } from './use-before-paint.js';
export { useClientSnapshot } from './use-client-snapshot.js';
export { beforeAllDates, useHydrated } from './use-hydrated.js';
export { useHeadline } from './use-headline.js';
export { wakeAt } from './wake-at.js';
