import { screen, waitFor, within } from '@testing-library/dom';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { memoryBackend, SCENARIO_NAMES, type ScenarioName } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import {
  CUSTOMER_STATUS_PANEL_TAG,
  CustomerStatusPanelElement,
  type CustomerStatusPanelEventMap,
  defineCustomerStatusPanel,
} from '../../src/element/index.js';
import { axeFaults } from '../drop-ins/axe-faults.js';

/** Made before the element is defined, as a script that runs first does. */
const early = document.createElement(CUSTOMER_STATUS_PANEL_TAG);
const earlyBackend = memoryBackend({ scenario: 'under_review' });
Object.assign(early, { backend: earlyBackend, customerId: 'cus_early', headingLevel: 3 });

defineCustomerStatusPanel();

beforeAll(() => {
  // The roots are the element's own: nothing here goes through a test library of React.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
});

afterEach(async () => {
  document.body.replaceChildren();
  document.documentElement.lang = 'en';
  await nextTask();
});

const nextTask = () => new Promise((resolve) => void setTimeout(resolve));

type Made = ReturnType<typeof memoryBackend>;

/** A panel in the page on the memory backend. */
function putPanel(scenario: ScenarioName, attributes: Readonly<Record<string, string>> = {}) {
  const backend: Made = memoryBackend({ scenario, latencyMs: 0 });
  const panel = document.createElement('customer-status-panel');
  panel.backend = backend;
  panel.customerId = 'cus_1';
  for (const [name, value] of Object.entries(attributes)) panel.setAttribute(name, value);
  document.body.append(panel);
  return { panel, backend };
}

/** Everything the page is told of one kind, from the whole document. */
function listen<Name extends keyof CustomerStatusPanelEventMap>(name: Name) {
  const heard: CustomerStatusPanelEventMap[Name]['detail'][] = [];
  const controller = new AbortController();
  // `as`: the map says so of every event of the page.
  document.addEventListener(name, (event) => heard.push((event as CustomerStatusPanelEventMap[Name]).detail), controller);
  return heard;
}

/** Keeps what is reported out of the test run's own report, and gives it. */
function reportedErrors(): unknown[] {
  const errors: unknown[] = [];
  const take = (event: ErrorEvent) => {
    event.preventDefault();
    errors.push(event.error);
  };
  window.addEventListener('error', take);
  ends.push(() => window.removeEventListener('error', take));
  return errors;
}
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const answerOf = () => waitFor(() => document.querySelector('textarea') ?? expect.fail('no answer can be typed yet'));

describe('<customer-status-panel>', () => {
  it.each(SCENARIO_NAMES)('has no accessibility fault in "%s"', async (scenario) => {
    putPanel(scenario, { 'support-href': 'tel:+441' });
    await waitFor(() => expect(document.querySelector('.csk-status-banner')).not.toBeNull());
    await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull(), { timeout: 5000 });
    expect(await axeFaults()).toEqual([]);
  });

  it('is a block that styles.css dresses, in the page itself', async () => {
    const { panel } = putPanel('active');
    expect(await screen.findByRole('heading', { name: 'Account active' })).toBeVisible();
    expect(panel.shadowRoot).toBeNull();
    expect(getComputedStyle(panel).display).toBe('block');
    panel.hidden = true;
    expect(getComputedStyle(panel).display).toBe('none');
  });

  it('is defined once, however often it is asked for', () => {
    const before = customElements.get(CUSTOMER_STATUS_PANEL_TAG);
    defineCustomerStatusPanel();
    expect(customElements.get(CUSTOMER_STATUS_PANEL_TAG)).toBe(before);
    expect(before).toBe(CustomerStatusPanelElement);
  });

  it('keeps what was set before it was defined', async () => {
    document.body.append(early);
    expect(await screen.findByRole('heading', { name: 'Verification in progress', level: 3 })).toBeVisible();
    expect(early.getAttribute('customer-id')).toBe('cus_early');
    expect(early.client?.customerId).toBe('cus_early');
    expect(early.backend).toBe(earlyBackend);
    expect(Object.keys(early)).not.toContain('backend');
  });

  it('reflects what is text, and takes it back', () => {
    const panel = document.createElement('customer-status-panel');
    panel.baseUrl = '/api/customer-status';
    panel.headingLevel = 4;
    expect(panel.getAttribute('base-url')).toBe('/api/customer-status');
    expect(panel.getAttribute('heading-level')).toBe('4');
    expect(panel.headingLevel).toBe(4);
    panel.setAttribute('theme', 'dark');
    expect(panel.theme).toBe('dark');
    panel.theme = undefined;
    expect(panel.hasAttribute('theme')).toBe(false);
  });

  it('without a backend shows a sample, plainly marked, in the words and looks it was given', async () => {
    document.body.append(document.createElement('customer-status-panel'));
    const panel = document.querySelector('customer-status-panel')!;
    panel.setAttribute('theme', 'dark');
    panel.setAttribute('locale', 'de');
    expect(await screen.findByText('Beispieldaten', undefined, { timeout: 8000 })).toBeVisible();
    expect(panel.querySelector('.csk-scope')).toHaveAttribute('data-csk-theme', 'dark');
    expect(panel.client).toBeUndefined();
    expect(panel.can('createTransaction').open).toBe(false);
    await waitFor(() => expect(panel.querySelector('form')).toBeVisible(), { timeout: 8000 });
    // The panel lies on the page's own ground: a page that asks for dark is dark.
    document.body.style.background = '#14171c';
    onTestFinished(() => void document.body.style.removeProperty('background'));
    expect(await axeFaults()).toEqual([]);
  });

  it('shows what stood in it until there is something to show', async () => {
    const panel = document.createElement('customer-status-panel');
    panel.append('Your status is loading.');
    document.body.append(panel);
    expect(panel).toMatchTextContent('Your status is loading.');
    await waitFor(() => expect(panel).not.toMatchTextContent('Your status is loading.'));
  });
});

describe('its settings', () => {
  it('say which attribute cannot be used and never what stood in it, once, and the panel is shown without it', async () => {
    const reported = reportedErrors();
    const heard = listen('csk-error');
    const { panel } = putPanel('active', { theme: 'purple-secret', 'heading-level': '9' });
    expect(await screen.findByRole('heading', { name: 'Account active', level: 2 })).toBeVisible();
    const settings = () => heard.flatMap((detail) => (detail.source === 'setting' ? [detail.setting] : []));
    expect(settings()).toEqual(['theme', 'heading-level']);
    expect(heard[0]?.error).toMatchObject({ code: 'validation_failed' });
    expect(reported.map(String).join()).toMatch(/"theme".*light, dark, high-contrast/);
    expect(reported.map(String).join()).not.toContain('secret');
    panel.setAttribute('locale', 'en-GB');
    await nextTask();
    expect(settings()).toHaveLength(2);
    panel.setAttribute('theme', 'light');
    await nextTask();
    panel.setAttribute('theme', 'mauve');
    await nextTask();
    expect(settings()).toEqual(['theme', 'heading-level', 'theme']);
  });

  it('leave the console alone where a listener takes care', async () => {
    const reported = reportedErrors();
    const panel = document.createElement('customer-status-panel');
    panel.addEventListener('csk-error', (event) => event.preventDefault());
    panel.setAttribute('theme', 'mauve');
    document.body.append(panel);
    await nextTask();
    expect(reported).toEqual([]);
  });

  it.each([
    ['a backend and no customer', { 'base-url': '/api' }, 'customer-id'],
    ['an empty customer', { 'base-url': '/api', 'customer-id': ' ' }, 'customer-id'],
    ['an address that is none', { 'base-url': 'javascript:alert(1)', 'customer-id': 'cus_1' }, 'base-url'],
  ])('with %s end in a notice with a reference, never in a sample or nothing', async (_title, attributes, setting) => {
    const reported = reportedErrors();
    const heard = listen('csk-error');
    const panel = document.createElement('customer-status-panel');
    for (const [name, value] of Object.entries(attributes)) panel.setAttribute(name, value);
    document.body.append(panel);
    expect(await screen.findByText(/^Reference: /)).toBeVisible();
    expect(heard).toEqual([expect.objectContaining({ source: 'setting', setting })]);
    expect(panel.error).toMatchObject({ code: 'validation_failed' });
    expect(reported).toEqual([panel.error]);
    expect(panel.client).toBeUndefined();
    expect(await axeFaults()).toEqual([]);
    panel.backend = memoryBackend({ scenario: 'active' });
    panel.customerId = 'cus_1';
    expect(await screen.findByRole('heading', { name: 'Account active' })).toBeVisible();
    expect(panel.error).toBeUndefined();
  });

  it('that change only words and looks keep the client; another customer gets another one, and sees nothing of the first', async () => {
    const { panel } = putPanel('request_for_information');
    const first = await answerOf();
    await userEvent.type(first, 'only for the first');
    const { client } = panel;
    panel.theme = 'dark';
    panel.supportHref = 'tel:+441';
    expect(panel.client).toBe(client);
    expect(document.querySelector('textarea')).toBe(first);
    expect(first).toHaveValue('only for the first');
    panel.customerId = 'cus_2';
    expect(panel.client?.customerId).toBe('cus_2');
    await waitFor(() => expect(document.querySelector('textarea')).toHaveValue(''));
    // What a control keeps to itself, such as half a date, goes with it.
    expect(document.querySelector('textarea')).not.toBe(first);
    expect(client?.getSnapshot().connection).toBe('paused');
  });

  it('take a client that the page made, and run it while the element is there', async () => {
    const client = createCustomerClient({ backend: memoryBackend({ scenario: 'active' }), customerId: 'cus_9' });
    const panel = document.createElement('customer-status-panel');
    panel.client = client;
    document.body.append(panel);
    expect(await screen.findByRole('heading', { name: 'Account active' })).toBeVisible();
    expect(panel.client).toBe(client);
    expect(panel.status).toBe('ACTIVE');
    expect(panel.can('createTransaction')).toEqual({ open: true });
  });

  it('replace sections by nodes of the page, and leave out', async () => {
    const { panel } = putPanel('active');
    const help = document.createElement('p');
    help.textContent = 'Ask Grete';
    panel.sections = { timeline: null, support: help };
    expect(await screen.findByText('Ask Grete')).toBe(help);
    await screen.findByRole('heading', { name: 'Account active' });
    expect(screen.queryByRole('heading', { name: 'History' })).toBeNull();
    panel.sections = undefined;
    expect(await screen.findByRole('heading', { name: 'History' })).toBeVisible();
    expect(help.isConnected).toBe(false);
  });
});

describe('its language', () => {
  it('changes while somebody types, and what is typed, where the cursor stands, and the client stay', async () => {
    const { panel } = putPanel('request_for_information');
    const answer = await answerOf();
    await userEvent.type(answer, 'half a sent');
    const { client } = panel;
    panel.locale = 'ar';
    await waitFor(() => expect(panel.querySelector('.csk-scope')).toHaveAttribute('lang', 'ar'), { timeout: 8000 });
    expect(panel.querySelector('.csk-scope')).toHaveAttribute('dir', 'rtl');
    expect(getComputedStyle(panel.querySelector('.csk-root')!).direction).toBe('rtl');
    expect(screen.queryByText('What we need from you')).toBeNull();
    expect(document.activeElement).toBe(answer);
    expect(answer).toHaveValue('half a sent');
    expect(panel.client).toBe(client);
    panel.dir = 'ltr';
    await waitFor(() => expect(panel.querySelector('.csk-scope')).toHaveAttribute('dir', 'ltr'));
    panel.locale = undefined;
    expect(await screen.findByText('What we need from you')).toBeVisible();
  });

  it('is that of the page unless said, and English where the kit does not speak it', async () => {
    document.documentElement.lang = 'fr-CA';
    const { panel } = putPanel('active');
    await waitFor(() => expect(panel.querySelector('.csk-scope')).toHaveAttribute('lang', 'fr-CA'), { timeout: 8000 });
    panel.locale = 'sv';
    await waitFor(() => expect(panel.querySelector('.csk-scope')).toHaveAttribute('lang', 'en'));
    expect(screen.getByRole('heading', { name: 'Account active' })).toBeVisible();
  });

  it('is asked for of the backend as well', async () => {
    const { panel, backend } = putPanel('active');
    const reads = vi.spyOn(backend, 'getCustomer');
    panel.locale = 'en-GB';
    await panel.client?.refresh();
    expect(reads.mock.lastCall?.[1]).toMatchObject({ locale: 'en-GB' });
  });
});

describe('its place in the page', () => {
  it('may change, and what is typed stays', async () => {
    const { panel, backend } = putPanel('request_for_information');
    await userEvent.type(await answerOf(), 'moving');
    const reads = vi.spyOn(backend, 'getCustomer');
    const answer = document.querySelector('textarea');
    document.body.appendChild(document.createElement('main')).append(panel);
    panel.remove();
    await Promise.resolve();
    document.body.append(panel);
    await nextTask();
    expect(document.querySelector('textarea')).toBe(answer);
    expect(answer).toHaveValue('moving');
    expect(reads).not.toHaveBeenCalled();
  });

  it('once left stops everything; put back, it goes on with what was typed', async () => {
    const { panel } = putPanel('request_for_information');
    await userEvent.type(await answerOf(), 'to be continued');
    const { client } = panel;
    panel.remove();
    await waitFor(() => expect(panel.childNodes).toHaveLength(0));
    expect(client?.getSnapshot().connection).toBe('paused');
    document.body.append(panel);
    expect(await answerOf()).toHaveValue('to be continued');
    expect(panel.client).toBe(client);
  });

  it('taken and left a hundred times leaves nobody listening and nothing in the page', { timeout: 60_000 }, async () => {
    const backend = memoryBackend({ scenario: 'active' });
    let watching = 0;
    const subscribe = backend.subscribe.bind(backend);
    backend.subscribe = (id, listener, options) => {
      watching += 1;
      options.signal.addEventListener('abort', () => (watching -= 1), { once: true });
      subscribe(id, listener, options);
    };
    const nodes = document.querySelectorAll('*').length;
    for (let turn = 0; turn < 100; turn += 1) {
      const panel = document.createElement('customer-status-panel');
      panel.backend = backend;
      panel.customerId = `cus_${turn}`;
      document.body.append(panel);
      // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
      await waitFor(() => expect(panel.status).toBe('ACTIVE'));
      expect(watching).toBe(1);
      panel.remove();
      // oxlint-disable-next-line no-await-in-loop -- as above
      await waitFor(() => expect(watching).toBe(0));
    }
    expect(document.querySelectorAll('*').length).toBe(nodes);
  });
});

describe('what it tells the page', () => {
  it('is when the status changes, and which features open and close', async () => {
    const statuses = listen('csk-status-changed');
    const features = listen('csk-feature-changed');
    const { panel, backend } = putPanel('under_review');
    await waitFor(() => expect(panel.status).toBe('UNDER_REVIEW'));
    expect(statuses).toEqual([{ to: 'UNDER_REVIEW', irregular: false }]);
    backend.simulate.approve();
    await waitFor(() => expect(statuses.at(-1)).toMatchObject({ from: 'UNDER_REVIEW', to: 'ACTIVE' }));
    const states = () => features.filter(({ feature }) => feature === 'createTransaction').map(({ open }) => open);
    await waitFor(() => expect(states()).toEqual([true]));
    backend.simulate.reject();
    await waitFor(() => expect(states()).toEqual([true, false]));
  });

  it('is that what was open for one customer is closed at once for the next, and when the panel leaves', async () => {
    const features: [string, boolean][] = [];
    const { panel } = putPanel('active');
    panel.addEventListener('csk-feature-changed', ({ detail }) => features.push([detail.feature, detail.open]));
    await waitFor(() => expect(features).toContainEqual(['createTransaction', true]));
    features.length = 0;
    panel.backend = memoryBackend({ scenario: 'created' });
    panel.customerId = 'cus_2';
    expect(panel.client?.customerId).toBe('cus_2');
    expect(features).toContainEqual(['createTransaction', false]);
    await waitFor(() => expect(panel.status).toBe('CREATED'));
    expect(features).not.toContainEqual(['createTransaction', true]);
    features.length = 0;
    panel.remove();
    await waitFor(() => expect(features).toContainEqual(['viewProfile', false]));
  });

  it('is on the document that what was open is closed when the panel leaves', async () => {
    const features = listen('csk-feature-changed');
    const { panel } = putPanel('active');
    const isOpen = () => features.findLast(({ feature }) => feature === 'createTransaction')?.open;
    await waitFor(() => expect(isOpen()).toBe(true));
    const before = features.length;
    panel.remove();
    await waitFor(() => expect(isOpen()).toBe(false));
    expect(features.slice(before).filter(({ feature }) => feature === 'createTransaction')).toHaveLength(1);
  });

  it('is that answers have arrived, without the answers', async () => {
    const sent = listen('csk-answers-submitted');
    const { panel } = putPanel('request_for_information');
    await userEvent.type(await answerOf(), 'I sell bicycles');
    const open = panel.snapshot?.customer?.requirements.find(({ kind }) => kind === 'clarification');
    await panel.client?.submitAnswers([open?.id ?? '']);
    expect(sent).toEqual([{ reference: expect.any(String), at: expect.any(String), requirementIds: [open?.id] }]);
    expect(JSON.stringify(sent)).not.toContain('bicycles');
  });

  it('is that the session has ended, and that the customer wants to sign in', async () => {
    const ended = listen('csk-session-ended');
    const errors = listen('csk-error');
    const backend = memoryBackend({ scenario: 'active', failures: { getCustomer: 'session_expired' } });
    const panel = document.createElement('customer-status-panel');
    const handleSignIn = vi.fn();
    Object.assign(panel, { backend, customerId: 'cus_1', handleSignIn });
    document.body.append(panel);
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in again' }));
    expect(ended).toMatchObject([{ error: { code: 'session_expired' } }]);
    expect(errors).toMatchObject([{ source: 'operation', operation: 'getCustomer', error: { code: 'session_expired' } }]);
    expect(handleSignIn).toHaveBeenCalledOnce();
    panel.addEventListener('csk-sign-in', (event) => event.preventDefault());
    await userEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(handleSignIn).toHaveBeenCalledOnce();
  });

  it('crosses the boundary of a shadow tree', async () => {
    const statuses = listen('csk-status-changed');
    const host = document.body.appendChild(document.createElement('div'));
    const panel = document.createElement('customer-status-panel');
    Object.assign(panel, { backend: memoryBackend({ scenario: 'active' }), customerId: 'cus_1' });
    host.attachShadow({ mode: 'open' }).append(panel);
    await waitFor(() => expect(statuses).toHaveLength(1));
  });

  it('is which step the customer takes, where the page does it', async () => {
    const handleAction = vi.fn();
    const { panel } = putPanel('active');
    await screen.findByRole('heading', { name: 'Account active' });
    expect(within(panel).queryByRole('button', { name: 'Get Started' })).toBeNull();
    const actions = listen('csk-action');
    panel.handleAction = handleAction;
    await userEvent.click(await screen.findByRole('button', { name: 'Get Started' }));
    expect(handleAction).toHaveBeenCalledExactlyOnceWith('get_started');
    expect(actions).toEqual([{ action: 'get_started' }]);
  });

  it('is a section that could not be shown, with what the customer quotes', async () => {
    const reported = reportedErrors();
    const errors = listen('csk-error');
    const { panel } = putPanel('active');
    panel.now = () => {
      throw new Error('no clock');
    };
    const alert = (await screen.findAllByRole('alert'))[0]!;
    const failed = errors.flatMap((detail) => (detail.source === 'section' ? [detail.correlationId] : []));
    expect(alert).toMatchTextContent(`Reference: ${failed[0]}`);
    expect(reported).toEqual([]);
  });
});
