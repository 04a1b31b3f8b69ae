import type { CommandAnswer, CommandOutcome, CommandRequest, CustomerEmitted, CustomerEvent } from '../machine/index.js';
import type { ClientHub } from './client-hub.js';
import type { CommandResult } from './client-snapshot.js';
import { contentOf, type Intents } from './intents.js';

type Settled = Extract<CustomerEmitted, { type: 'command.settled' }>;

/** What a command may say besides its request. */
export interface CommandOptions {
  ifVersion?: string | undefined;
  isQuiet?: boolean | undefined;
  isRepeat?: boolean | undefined;
}

/** Sends requests through the chart and hands back what they came to. */
export interface Commands {
  /** The same request while one is under way is the same promise. It never rejects. */
  run: (request: CommandRequest, options?: CommandOptions) => Promise<CommandResult<CommandAnswer>>;
  /** To be called with what the chart tells. */
  settled: (event: Settled) => void;
}

/** What commands need of the client. */
export interface CommandsOptions {
  send: (event: CustomerEvent) => void;
  createId: () => string;
  intents: Intents;
  hub: ClientHub;
}

/** The commands of one client. */
export function createCommands({ send, createId, intents, hub }: CommandsOptions): Commands {
  const waiting = new Map<string, (outcome: CommandOutcome) => void>();
  const flights = new Map<string, Promise<CommandResult<CommandAnswer>>>();

  return {
    run(request, { ifVersion, isQuiet, isRepeat } = {}) {
      const content = contentOf(request);
      const flight = flights.get(content);
      if (flight !== undefined) return flight;
      const id = createId();
      // Both are noted before sending: a command that is refused settles within the call.
      const promise = new Promise<CommandResult<CommandAnswer>>((resolve) => {
        waiting.set(id, (outcome) => resolve(toResult(outcome)));
      });
      flights.set(content, promise);
      const command = { id, request, idempotencyKey: intents.keyFor(request), ifVersion, isQuiet, isRepeat };
      send({ type: 'COMMAND.REQUESTED', command });
      return promise;
    },
    settled({ command, outcome }) {
      intents.settle(command.request, outcome);
      flights.delete(contentOf(command.request));
      const isTold = !outcome.ok && outcome.error.code !== 'aborted' && command.isRepeat !== true;
      if (isTold) hub.emit('errorOccurred', { error: outcome.error, operation: command.request.operation });
      waiting.get(command.id)?.(outcome);
      waiting.delete(command.id);
    },
  };
}

function toResult(outcome: CommandOutcome): CommandResult<CommandAnswer> {
  return outcome.ok ? { ok: true, value: outcome.answer } : outcome;
}
