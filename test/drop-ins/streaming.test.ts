import { text } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { createElement, lazy, type ReactElement, Suspense } from 'react';
import { renderToPipeableStream, renderToReadableStream } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { memoryBackend, SCENARIO_NAMES, SCENARIOS, type ScenarioName } from '../../src/backends/memory/index.js';
import { createCustomerClient, CustomerStatusPanel, CustomerStatusProvider, getCustomerMessage } from '../../src/index.js';

const snapshotOf = (scenario: ScenarioName) => SCENARIOS[scenario](Date.parse('2026-11-21T12:00:00Z')).snapshot;

function panel(scenario: ScenarioName): ReactElement {
  const client = createCustomerClient({
    backend: memoryBackend({ scenario }),
    customerId: 'cus_1',
    initialSnapshot: snapshotOf(scenario),
  });
  return createElement(CustomerStatusProvider, { client }, createElement(CustomerStatusPanel));
}

interface Served {
  html: string;
  errors: unknown[];
}

/** Everything a stream holds, and what React complained about meanwhile. */
const STREAMS: Readonly<Record<string, (element: ReactElement) => Promise<Served>>> = {
  renderToPipeableStream: async (element) => {
    const errors: unknown[] = [];
    const html = await text(renderToPipeableStream(element, { onError: (error) => errors.push(error) }).pipe(new PassThrough()));
    return { html, errors };
  },
  renderToReadableStream: async (element) => {
    const errors: unknown[] = [];
    const stream = await renderToReadableStream(element, { onError: (error) => void errors.push(error) });
    return { html: await new Response(stream).text(), errors };
  },
};

describe.each(Object.entries(STREAMS))('the panel in a stream of %s', (_, stream) => {
  it.each(SCENARIO_NAMES)('says where the customer stands in "%s", and styles nothing in place', async (scenario) => {
    const { html, errors } = await stream(panel(scenario));
    expect(errors).toEqual([]);
    expect(html).toContain(getCustomerMessage(snapshotOf(scenario).status.status).title);
    expect(html).not.toMatch(/ style=|<style/);
  });

  it('comes when the customer has been read, after whatever did not wait for it', async () => {
    let sendAccount: (module: { default: () => ReactElement }) => void = () => undefined;
    const account = new Promise<{ default: () => ReactElement }>((resolve) => {
      sendAccount = resolve;
    });
    const waiting = createElement('p', null, 'Looking up your account');
    const page = createElement(
      'main',
      null,
      createElement(Suspense, { fallback: waiting }, createElement(lazy(() => account))),
      createElement('footer', null, 'The end of the page'),
    );
    const served = stream(page);
    sendAccount({ default: () => panel('rejected') });
    const { html } = await served;
    const places = ['Looking up your account', 'The end of the page', 'Verification unsuccessful'].map((words) =>
      html.indexOf(words),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
