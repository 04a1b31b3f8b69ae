import { createElement, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { memoryBackend, SCENARIO_NAMES, SCENARIOS } from '../../src/backends/memory/index.js';
import {
  createCustomerClient,
  CustomerStatusPanel,
  CustomerStatusProvider,
  FeatureGate,
  LifecycleTimeline,
  OperatorControls,
  StatusBadge,
  StatusBanner,
  preloadCustomerStatusPanel,
} from '../../src/index.js';

beforeAll(preloadCustomerStatusPanel);

const PARTS: [string, ReactElement][] = [
  ['StatusBadge', createElement(StatusBadge)],
  ['StatusBanner', createElement(StatusBanner)],
  ['FeatureGate', createElement(FeatureGate, { feature: 'createTransaction' }, createElement('b', null, 'open'))],
  ['LifecycleTimeline', createElement(LifecycleTimeline)],
  ['OperatorControls', createElement(OperatorControls)],
  ['CustomerStatusPanel', createElement(CustomerStatusPanel)],
];

/** Dates are kept on one line by spaces that do not break. */
const withPlainSpaces = (html: string) => html.replaceAll('\u00A0', ' ');

function serve(element: ReactElement, scenario?: (typeof SCENARIO_NAMES)[number]): string {
  const initialSnapshot = scenario === undefined ? undefined : SCENARIOS[scenario](Date.parse('2026-11-21T12:00:00Z')).snapshot;
  const client = createCustomerClient({ backend: memoryBackend({ scenario }), customerId: 'cus_1', initialSnapshot });
  return renderToString(createElement(CustomerStatusProvider, { client }, element));
}

describe.each(PARTS)('%s on a server', (_, element) => {
  it('renders without a window, with no style attribute and no style element', () => {
    expect(serve(element)).not.toMatch(/ style="|<style/);
  });

  it.each(SCENARIO_NAMES)('renders what the server knew in "%s"', (scenario) => {
    const html = serve(element, scenario);
    expect(html).not.toMatch(/ style="|<style/);
    expect(html).toContain('csk-');
  });
});

describe('what a server sends', () => {
  it('says where the customer stands before any script has run', () => {
    expect(serve(createElement(StatusBanner), 'rejected')).toContain('Verification unsuccessful');
  });

  it('keeps every gate closed, also for a verified customer', () => {
    const html = serve(
      createElement(FeatureGate, { feature: 'createTransaction' }, createElement('b', null, 'secret')),
      'active',
    );
    expect(html).not.toContain('secret');
    expect(html).toContain('data-reason="loading"');
  });

  it('tells times in UTC, for it does not know where the reader is', () => {
    const events = SCENARIOS.active(Date.parse('2026-11-21T12:00:00Z')).events;
    const html = renderToString(createElement(LifecycleTimeline, { events }));
    const newest =
      events
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? '';
    const inUtc = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
    expect(withPlainSpaces(html)).toContain(inUtc.format(Date.parse(newest)));
  });

  it('calls no day "today", for it does not know what the clock of the reader says', () => {
    const started = Date.now();
    const { snapshot } = SCENARIOS.request_for_information(started);
    const client = createCustomerClient({ backend: memoryBackend(), customerId: 'cus_1', initialSnapshot: snapshot });
    const page = (now?: () => number) =>
      renderToString(createElement(CustomerStatusProvider, { client, now }, createElement(StatusBanner)));
    const inFull = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
    expect(withPlainSpaces(page())).toContain(`>${inFull.format(Date.parse(snapshot.status.since ?? ''))}</time>`);
    // Unless the host has a clock that both sides agree on.
    expect(page(() => Date.parse(snapshot.status.since ?? ''))).toContain('>today</time>');
  });

  it('shows a panel without a backend as still loading: the sample is fetched in the browser only', () => {
    expect(renderToString(createElement(CustomerStatusPanel))).toContain('Loading your verification status');
  });
});
