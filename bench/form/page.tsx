import 'customer-status-kit/styles.css';
import type { CustomerClient } from 'customer-status-kit/client';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { benchFields } from './fields.js';
import { clientAsking, KitForm, KitParts, largeRequests, toRequests } from './kit.js';
import { HookForm, SchemaForm } from './others.js';

/** A form that is measured. */
export type FormKind = 'kit' | 'kit parts' | 'react-hook-form' | 'rjsf' | 'kit large';

/** What the measuring side calls on the page. */
export interface FormBench {
  /** Milliseconds from the first render to its layout, and to the layout of the last field. Resolves when nothing is left to do. */
  mount: (kind: FormKind, fields: number) => Promise<{ first: number; whole: number }>;
  /** Puts the focus into a text field in the middle. */
  enter: () => Promise<void>;
  /** Milliseconds of work on the page's thread for each of so many characters, until nothing is left to do. */
  type: (characters: number) => Promise<number[]>;
  unmount: () => void;
}

declare global {
  interface Window {
    formBench: FormBench;
  }
}

interface Shown {
  root: Root;
  place: HTMLElement;
  client: CustomerClient | undefined;
}

let shown: Shown | undefined;

window.formBench = {
  async mount(kind, fields) {
    const client = await clientFor(kind, fields);
    const place = document.body.appendChild(document.createElement('div'));
    const root = createRoot(place);
    const now: Shown = { root, place, client };
    shown = now;
    // In a task of its own: only those are counted as work of the page.
    const { start, first } = await new Promise<FirstSight>((resolve) => setTimeout(() => resolve(showFirst(kind, fields, now))));
    while (place.querySelectorAll('input').length < fields) await drained();
    place.getBoundingClientRect();
    const whole = performance.now() - start;
    await settled();
    return { first, whole };
  },
  async enter() {
    const inputs = shown?.place.querySelectorAll<HTMLInputElement>('input:not([role])') ?? [];
    inputs[Math.floor(inputs.length / 2)]?.focus();
    await settled();
  },
  async type(characters) {
    const input = document.activeElement;
    if (!(input instanceof HTMLInputElement)) throw new Error('Nothing to type into.');
    const taken: number[] = [];
    for (let count = 0; count < characters; count += 1) {
      const start = performance.now();
      write(input, `${input.value}${'abcdefghij'[count % 10] ?? 'a'}`);
      await drained();
      taken.push(performance.now() - start);
      await settled();
    }
    // What is put off to a pause in the typing is work for these keystrokes as well.
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (input.value.length < characters) throw new Error('What was typed is not in the field.');
    return taken;
  },
  unmount() {
    shown?.root.unmount();
    shown?.place.remove();
    shown?.client?.dispose();
    shown = undefined;
  },
};

interface FirstSight {
  start: number;
  first: number;
}

function showFirst(kind: FormKind, fields: number, { root, place, client }: Shown): FirstSight {
  const start = performance.now();
  flushSync(() => root.render(elementFor(kind, fields, client)));
  place.getBoundingClientRect();
  return { start, first: performance.now() - start };
}

async function clientFor(kind: FormKind, fields: number): Promise<CustomerClient | undefined> {
  if (kind === 'kit large') return clientAsking(largeRequests(benchFields(fields)));
  return kind.startsWith('kit') ? clientAsking(toRequests(benchFields(fields))) : undefined;
}

function elementFor(kind: FormKind, count: number, client: CustomerClient | undefined): ReactElement {
  const fields = benchFields(count);
  if (kind === 'react-hook-form') return <HookForm fields={fields} />;
  if (kind === 'rjsf') return <SchemaForm fields={fields} />;
  if (client === undefined) throw new Error('A form of the kit needs a client.');
  return kind === 'kit parts' ? <KitParts client={client} /> : <KitForm client={client} />;
}

/** Types as a browser does: the value first, then the event that tells of it. React looks for values it did not set itself. */
function write(input: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
}

/** After all work that a keystroke has put off to the end of the task and to the next one. */
function drained(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** After everything that is shown is shown. */
function settled(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 5)));
}
