export { CustomerProvider, type CustomerProviderProps, useCustomerClient, useOptionalClient } from './customer-provider.js';
export { useClientSnapshot } from './use-client-snapshot.js';
export { beforeAllDates, useHydrated } from './use-hydrated.js';
