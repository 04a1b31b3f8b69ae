import type { SimulatedAnswer, SimulatedRequest } from '../simulated-server.ts';
import { refusal } from './request-proof.ts';

const HOUR_MS = 3_600_000;

/** Answers kept under their keys for an hour: the same again for the same payload, 422 for another one. */
export function idempotentAnswers(clock: () => number) {
  const kept = new Map<string, { payload: string; at: number; answer: SimulatedAnswer }>();
  return (request: SimulatedRequest, work: () => SimulatedAnswer): SimulatedAnswer => {
    const key = request.headers.get('idempotency-key') ?? '';
    const payload = JSON.stringify([request.method, request.path, request.body]);
    const before = kept.get(key);
    if (before !== undefined && clock() - before.at < HOUR_MS)
      return before.payload === payload ? before.answer : refusal(422, 'key was used with another payload');
    const answer = work();
    kept.set(key, { payload, at: clock(), answer });
    return answer;
  };
}
