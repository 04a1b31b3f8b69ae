import type { SimulatedAnswer, SimulatedRequest } from '../simulated-server.ts';
import { refusal } from './request-proof.ts';

const HOUR_MS = 3_600_000;

/** Answers kept under their keys for an hour: the same again, 409 while the first is worked on, 422 for another payload. */
export function idempotentAnswers(clock: () => number) {
  const kept = new Map<string, { payload: string; at: number; answer?: SimulatedAnswer }>();
  return async (request: SimulatedRequest, work: () => SimulatedAnswer | Promise<SimulatedAnswer>): Promise<SimulatedAnswer> => {
    const key = request.headers.get('idempotency-key') ?? '';
    const payload = JSON.stringify([request.method, request.path, request.body]);
    const before = kept.get(key);
    if (before !== undefined && clock() - before.at < HOUR_MS) {
      if (before.payload !== payload) return refusal(422, 'key was used with another payload');
      return before.answer ?? refusal(409, 'key is being used by a concurrent request');
    }
    const entry: { payload: string; at: number; answer?: SimulatedAnswer } = { payload, at: clock() };
    kept.set(key, entry);
    entry.answer = await work();
    return entry.answer;
  };
}
