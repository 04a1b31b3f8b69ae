import { memoryBackend } from 'customer-status-kit/backends/memory';
import { backendContract, type ContractSubject, SCENARIOS } from 'customer-status-kit/testing';
import { describe, it } from 'vitest';

describe('a memory backend for anybody keeps the contract', () => {
  for (const { title, run } of backendContract(forAnybody, { strangers: 'created', drafts: true })) it(title, run);
});

describe('a memory backend for one customer keeps the contract', () => {
  for (const { title, run } of backendContract(forOne, { drafts: true })) it(title, run);
});

describe('a slow memory backend keeps the contract', () => {
  for (const { title, run } of backendContract(slowly, { strangers: 'created', drafts: true })) it(title, run);
});

function forAnybody(): ContractSubject {
  return { backend: memoryBackend({ drafts: true }), customerId: 'cus_anybody' };
}

function forOne(): ContractSubject {
  const customer = { ...SCENARIOS.business_created(Date.parse('2026-05-06T07:08:09Z')).snapshot, id: 'cus_business' };
  return { backend: memoryBackend({ customer, drafts: true }), customerId: customer.id };
}

function slowly(): ContractSubject {
  return { backend: memoryBackend({ latencyMs: 2, drafts: true }), customerId: 'cus_patient' };
}
