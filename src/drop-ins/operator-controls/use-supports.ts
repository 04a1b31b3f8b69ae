'use client';
import type { OperationName } from '../../model/index.js';
import { useClientSnapshot, useCustomerClient } from '../../react/provider/index.js';

/** True while this operator may do at least one of the operations. */
export function useSupports(...operations: readonly OperationName[]): boolean {
  const client = useCustomerClient();
  return useClientSnapshot(() => operations.some((operation) => client.supports(operation)));
}
