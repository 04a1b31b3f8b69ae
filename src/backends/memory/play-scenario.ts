import { type Clock, CustomerStatusError, type CustomerSnapshot, systemClock } from '../../model/index.js';
import type { MemoryBackend } from './memory-backend.js';
import { pause } from './memory-calls.js';
import { performStep, type ScenarioStep } from './scenario-steps.js';

/** How a journey is played. */
export interface PlayOptions {
  /** Whose time `wait` waits for, where the backend's clock cannot be moved; the real one unless said. */
  clock?: Clock | undefined;
  /** Ends the play before its next step, or in the middle of a wait: it rejects with `aborted`. */
  signal?: AbortSignal | undefined;
  /** Called before each step. */
  onStep?: ((step: ScenarioStep, index: number) => void) | undefined;
}

/**
 * Plays a scripted journey on a memory backend, step by step, and resolves with the customer as they are in the end. Pushes
 * of a step arrive before the next one is taken. Rejects with what a step rejects with: the steps before it stay done.
 *
 * @example
 * ```ts
 * import { memoryBackend, playScenario, simulatedClock } from 'customer-status-kit/backends/memory';
 *
 * const backend = memoryBackend({ clock: simulatedClock() });
 * const customer = await playScenario(backend, [
 *   { do: 'answer' },
 *   { do: 'wait', ms: 86_400_000 },
 *   { do: 'request', requests: ['identity_document'], dueInDays: 3 },
 *   { do: 'answer' },
 *   { do: 'decide', decision: 'accepted' },
 *   { do: 'approve' },
 * ]);
 * console.assert(customer.status.status === 'ACTIVE');
 * ```
 */
export async function playScenario(
  backend: MemoryBackend,
  steps: readonly ScenarioStep[],
  options: PlayOptions = {},
): Promise<CustomerSnapshot> {
  for (const [index, step] of steps.entries()) {
    stopIfAborted(options.signal);
    options.onStep?.(step, index);
    // oxlint-disable-next-line no-await-in-loop -- a journey goes step by step
    await (step.do === 'wait' ? wait(backend, step.ms, options) : performStep(backend, step));
  }
  stopIfAborted(options.signal);
  return backend.simulate.getCustomer();
}

/** With a clock that stands still nobody else would move it. */
async function wait({ simulate }: MemoryBackend, ms: number, { clock, signal }: PlayOptions): Promise<void> {
  if (simulate.clock?.runs === false) return simulate.clock.advance(ms);
  await pause(simulate.clock ?? clock ?? systemClock, ms, signal);
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CustomerStatusError('aborted', { message: 'the play was ended' });
}
