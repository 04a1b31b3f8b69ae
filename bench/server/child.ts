import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** A program of this folder in a process of its own, asked and answering one thing at a time. */
export interface Child<Question, Answer> {
  ask: (question: Question) => Promise<Answer>;
  end: () => Promise<void>;
}

/** Starts a program; it gets `given` as its only argument, as JSON. */
export function startChild<Question, Answer>(name: string, given: unknown = {}): Child<Question, Answer> {
  const child: ChildProcess = fork(join(import.meta.dirname, name), [JSON.stringify(given)], {
    execArgv: ['--expose-gc', '--max-semi-space-size=32'],
  });
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  return {
    ask: (question) =>
      new Promise<Answer>((resolve, reject) => {
        const onExit = (code: number | null) => reject(new Error(`${name} ended with ${String(code)}`));
        child.once('exit', onExit);
        child.once('message', (answer: Answer) => {
          child.off('exit', onExit);
          resolve(answer);
        });
        child.send(Object(question));
      }),
    end: () => {
      child.kill('SIGKILL');
      return exited;
    },
  };
}

/** What a program was given, as JSON. */
export const GIVEN = process.argv[2] ?? '{}';

/** Answers each question of whoever started this program. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each program knows its own questions
export function answer<Question>(work: (question: Question) => Promise<unknown>): void {
  const end = (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : 'it failed'}\n`);
    process.exit(1);
  };
  const reply = async (question: Question) => process.send?.(await work(question));
  process.on('message', (question: Question) => void reply(question).catch(end));
}
