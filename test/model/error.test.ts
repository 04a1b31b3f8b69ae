import {
  CUSTOMER_STATUS_ERROR_CODES,
  CustomerStatusError,
  isCustomerStatusError,
  isCustomerStatusErrorCode,
  toCustomerStatusError,
} from 'customer-status-kit/model';
import { describe, expect, it, vi } from 'vitest';

describe('an error of the kit', () => {
  it('is retryable exactly where trying again may help', () => {
    const retryable = CUSTOMER_STATUS_ERROR_CODES.filter((code) => new CustomerStatusError(code).retryable);
    expect(retryable).toEqual(['upload_expired', 'rate_limited', 'unavailable', 'timeout', 'network', 'offline']);
  });

  it('has no cause and no field errors unless it was given some', () => {
    const error = new CustomerStatusError('forbidden');
    expect('cause' in error).toBe(false);
    expect(error.fieldErrors).toEqual([]);
    expect(error.message).toBe('customer-status-kit: forbidden');
  });

  it('is known as such when another copy of the kit made it', async () => {
    vi.resetModules();
    const other = await import('../../src/model/error.js');
    const foreign = new other.CustomerStatusError('rate_limited', { retryAfterMs: 5 });
    expect(foreign).not.toBeInstanceOf(CustomerStatusError);
    expect(isCustomerStatusError(foreign)).toBe(true);
    expect(toCustomerStatusError(foreign)).toBe(foreign);
  });

  it.each([null, undefined, 'CustomerStatusError', {}, new Error('x'), { kind: 'other' }])('is not %o', (value) => {
    expect(isCustomerStatusError(value)).toBe(false);
  });
});

describe('a conflict', () => {
  it('may be tried again when it says when, and only then', () => {
    expect(new CustomerStatusError('state_conflict', { retryAfterMs: 1_000 }).retryable).toBe(true);
    expect(new CustomerStatusError('state_conflict').retryable).toBe(false);
    expect(new CustomerStatusError('version_conflict', { retryAfterMs: 1_000 }).retryable).toBe(false);
  });
});

describe('whatever was thrown', () => {
  it('becomes aborted when it is an AbortError, and timeout when it is a TimeoutError', () => {
    expect(toCustomerStatusError(new DOMException('x', 'AbortError')).code).toBe('aborted');
    expect(toCustomerStatusError(new DOMException('x', 'TimeoutError'), 'network').code).toBe('timeout');
  });

  it.each([new Error('x'), 'a word', 7, null, undefined])('becomes the fallback and stays its cause: %o', (value) => {
    const error = toCustomerStatusError(value, 'network');
    expect(error.code).toBe('network');
    expect(error.cause).toBe(value);
  });

  it('becomes a protocol error unless said otherwise', () => {
    expect(toCustomerStatusError(new Error('x')).code).toBe('protocol_error');
  });
});

describe('an error code', () => {
  it('is one of a closed list', () => {
    expect(CUSTOMER_STATUS_ERROR_CODES.every(isCustomerStatusErrorCode)).toBe(true);
    for (const value of ['', 'Aborted', 'toString', null, 4]) expect(isCustomerStatusErrorCode(value)).toBe(false);
  });
});
