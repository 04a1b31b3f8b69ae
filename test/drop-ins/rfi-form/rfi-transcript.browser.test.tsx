import { virtual } from '@guidepup/virtual-screen-reader';
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { RFIForm } from '../../../src/drop-ins/rfi-form/index.js';
import type { NewRequirement } from '../../../src/model/index.js';
import { openPage } from '../scenario-page.js';
import golden from './rfi-transcript.txt?raw';

const REQUESTS: NewRequirement[] = [
  {
    title: 'Occupation',
    help: 'What you earn your living with.',
    spec: { kind: 'field', path: 'occupation', input: 'text', required: true, maxLength: 40 },
  },
  { title: 'Email', spec: { kind: 'field', path: 'email', input: 'email', required: true } },
  {
    title: 'Large transfer',
    spec: { kind: 'clarification', question: 'What was the transfer in March for?', answer: 'text' },
  },
];

afterEach(() => virtual.stop());

/** A person who hears the page: reads on until a phrase comes, types, presses. */
const reader = {
  async readsTo(phrase: RegExp): Promise<void> {
    for (let step = 0; step < 120; step += 1) {
      if (phrase.test(await virtual.lastSpokenPhrase())) return;
      await virtual.next();
    }
    throw new Error(`The reader never came to ${String(phrase)}: ${(await virtual.spokenPhraseLog()).slice(-20).join(' | ')}`);
  },
  async types(field: RegExp, text: string): Promise<void> {
    await reader.readsTo(field);
    await virtual.type(text);
  },
  async presses(button: RegExp): Promise<void> {
    await reader.readsTo(button);
    await virtual.act();
  },
  hears: (phrase: string) =>
    waitFor(async () => expect((await virtual.spokenPhraseLog()).join('\n')).toContain(phrase), { timeout: 3_000 }),
};

/** The phrases of the transcript, in their order; what stands between them is not laid down. */
function isInOrder(heard: readonly string[], expected: readonly string[]): string | undefined {
  let from = 0;
  for (const phrase of expected) {
    const at = heard.findIndex((said, index) => index >= from && said.includes(phrase));
    if (at === -1) return phrase;
    from = at;
  }
  return undefined;
}

describe('the request for information, heard', () => {
  it('says from the list over an error to the receipt what is written down for it', { timeout: 60_000 }, async () => {
    const page = openPage(<RFIForm />, { scenario: 'created' });
    await waitFor(() => expect(page.client.getSnapshot().phase).toBe('ready'));
    act(() => {
      page.backend.simulate.change((snapshot) => ({ ...snapshot, requirements: [] }));
      page.backend.simulate.requestInformation(REQUESTS);
    });
    await screen.findByLabelText('Occupation');
    await virtual.start({ container: document.body });
    await reader.types(/^textbox, Occupation/, 'Gardener');
    await reader.types(/^textbox, Email/, 'ada@example');
    await reader.presses(/^button, Review answers/);
    await reader.hears('There is a problem');
    await reader.presses(/^link, Enter an email address/);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Email')));
    await virtual.type('.com');
    await reader.types(/^textbox, Your answer/, 'For a car.');
    await reader.presses(/^button, Review answers/);
    await reader.hears('heading, Check your answers before sending');
    await reader.presses(/^button, Send, |^button, Send$/);
    await reader.hears('Your answers were sent');
    await reader.readsTo(/^button, Print or save/);
    const heard = await virtual.spokenPhraseLog();
    const missing = isInOrder(heard, golden.trim().split('\n'));
    expect(missing, heard.join('\n')).toBeUndefined();
  });
});
