import type {
  Command,
  CommandAnswer,
  CommandOutcome,
  CommandRequest,
  CustomerEmitted,
  CustomerEvent,
  CustomerView,
} from '../machine/index.js';
import { isAnswerable, type CustomerSnapshot } from '../model/index.js';
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

/** What a backend answered, and under which key. */
export interface KeyedAnswer extends CommandAnswer {
  key: string;
}

/** Sends requests through the chart and hands back what they came to. */
export interface Commands {
  /** The same request while one is under way is the same promise. It never rejects. */
  run: (request: CommandRequest, options?: CommandOptions) => Promise<CommandResult<KeyedAnswer>>;
  /** To be called with what the chart tells. */
  settled: (event: Settled) => void;
}

/** What commands need of the client. */
export interface CommandsOptions {
  send: (event: CustomerEvent) => void;
  createId: () => string;
  intents: Intents;
  hub: ClientHub;
  getView: () => CustomerView;
  /** Reads the customer as it is now. */
  catchUp: () => Promise<CommandResult>;
}

/** Everything the commands keep. */
interface Desk extends CommandsOptions {
  waiting: Map<string, (result: CommandResult<KeyedAnswer>) => void>;
  flights: Map<string, Promise<CommandResult<KeyedAnswer>>>;
}

/** The commands of one client. */
export function createCommands(options: CommandsOptions): Commands {
  const { send, createId, intents } = options;
  const desk: Desk = { ...options, waiting: new Map(), flights: new Map() };
  return {
    run(request, settings = {}) {
      const content = contentOf(request);
      const flight = desk.flights.get(content);
      if (flight !== undefined) return flight;
      const id = createId();
      // Both are noted before sending: a command that is refused settles within the call.
      const promise = new Promise<CommandResult<KeyedAnswer>>((resolve) => void desk.waiting.set(id, resolve));
      desk.flights.set(content, promise);
      const { ifVersion, isQuiet, isRepeat } = settings;
      const command = { id, request, idempotencyKey: intents.keyFor(request), ifVersion, isQuiet, isRepeat };
      send({ type: 'COMMAND.REQUESTED', command });
      return promise;
    },
    settled({ command, outcome }) {
      const isOutdated = isMismatch(outcome) && command.isRepeat !== true && intents.isRestored(command.request);
      intents.settle(command.request, outcome);
      if (isOutdated) void renew(desk, command, outcome);
      else finish(desk, command, outcome);
    },
  };
}

function isMismatch(outcome: CommandOutcome): boolean {
  return !outcome.ok && outcome.error.code === 'idempotency_mismatch';
}

/**
 * The page before a reload has sent something else under the same key. Whatever became of that shows in the customer; what
 * is still asked then is sent as an intent of its own, once.
 */
async function renew(desk: Desk, command: Command, outcome: CommandOutcome): Promise<void> {
  const read = await desk.catchUp();
  const { customer } = desk.getView();
  if (!read.ok || !isStillAsked(command.request, customer)) return finish(desk, command, outcome);
  const ifVersion = command.ifVersion === undefined ? undefined : customer?.version;
  const idempotencyKey = desk.intents.keyFor(command.request);
  desk.send({ type: 'COMMAND.REQUESTED', command: { ...command, ifVersion, idempotencyKey } });
}

/** Whether a person can still answer what a request is about; the chart judges everything else. */
function isStillAsked(request: CommandRequest, customer: CustomerSnapshot | undefined): boolean {
  const isOpen = (id: string) => customer?.requirements.some((asked) => asked.id === id && isAnswerable(asked)) === true;
  if (request.operation === 'submitAnswers') return request.answers.every(({ requirementId }) => isOpen(requirementId));
  if (request.operation === 'startAction' || request.operation === 'completeAction') return isOpen(request.requirementId);
  return true;
}

function finish(desk: Desk, command: Command, outcome: CommandOutcome): void {
  const { waiting, flights, hub } = desk;
  flights.delete(contentOf(command.request));
  const isTold = !outcome.ok && outcome.error.code !== 'aborted' && command.isRepeat !== true;
  if (isTold) hub.emit('errorOccurred', { error: outcome.error, operation: command.request.operation });
  waiting.get(command.id)?.(toResult(command, outcome));
  waiting.delete(command.id);
}

function toResult({ idempotencyKey: key }: Command, outcome: CommandOutcome): CommandResult<KeyedAnswer> {
  return outcome.ok ? { ok: true, value: { ...outcome.answer, key } } : outcome;
}
