import { CustomerStatusError, isCustomerStatusError } from '../../model/index.js';

/** Answers of PostgreSQL after which the same call may well succeed: no connection, shutting down, out of room, in each other's way. */
const PASSING = /^(08|53|57P|40001$|40P01$|55P03$|57014$)/;

/** How long a client should wait before it comes back. */
const RETRY_AFTER_MS = 1_000;

/**
 * An error of the database as one of ours. What PostgreSQL says may quote values of customers, so only its code and the
 * names of its own objects are kept.
 */
export function databaseError(error: unknown): CustomerStatusError {
  if (isCustomerStatusError(error)) return error;
  const code = sqlState(error);
  if (code !== undefined && !PASSING.test(code)) {
    return new CustomerStatusError('unavailable', { message: 'PostgreSQL refused a statement', cause: described(error, code) });
  }
  return new CustomerStatusError('unavailable', {
    message: 'PostgreSQL cannot be reached or did not answer in time. Check that it runs and that connectionString leads to it',
    retryAfterMs: RETRY_AFTER_MS,
    cause: described(error, code),
  });
}

/** The five characters by which PostgreSQL names an error; absent where the connection itself failed. */
export function sqlState(error: unknown): string | undefined {
  const code = propertyOf(error, 'code');
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) && propertyOf(error, 'severity') !== undefined ? code : undefined;
}

function described(error: unknown, code: string | undefined): Error {
  if (code === undefined) return new Error(`the connection failed: ${propertyOf(error, 'code') ?? nameOf(error)}`);
  const where = ['table', 'column', 'constraint', 'routine'].flatMap((name) => {
    const value = propertyOf(error, name);
    return value === undefined ? [] : [`${name} ${value}`];
  });
  return new Error(`SQLSTATE ${code}${where.length > 0 ? ` (${where.join(', ')})` : ''}`);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}

function propertyOf(error: unknown, name: string): string | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}
