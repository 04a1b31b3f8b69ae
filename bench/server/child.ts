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
        child.send(question as object);
      }),
    end: () => {
      child.kill('SIGKILL');
      return exited;
    },
  };
}

/** What a program was given. */
export function given<Given>(): Given {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- from the same folder
  return JSON.parse(process.argv[2] ?? '{}') as Given;
}

/** Answers each question of whoever started this program. */
export function answer<Question, Answer>(work: (question: Question) => Promise<Answer>): void {
  process.on('message', (question: Question) => {
    work(question).then(
      (answered) => process.send?.(answered as object),
      (error: unknown) => {
        process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
        process.exit(1);
      },
    );
  });
}
