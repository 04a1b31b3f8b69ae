import { backendContract } from 'customer-status-kit/testing';
import { describe, it } from 'vitest';
import { inProcess, overNetwork } from './status-server.js';

describe('the http backend keeps the contract over a real server', () => {
  for (const { title, run } of backendContract(overNetwork, { drafts: true })) it(title, run);
});

describe('the http backend keeps the contract with the handler as its fetch', () => {
  for (const { title, run } of backendContract(inProcess, { drafts: true })) it(title, run);
});
