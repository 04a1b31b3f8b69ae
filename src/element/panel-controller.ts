import type { CustomerClient } from '../client/index.js';
import type { CustomerStatusError } from '../model/index.js';
import { createLocaleWords } from './locale-words.js';
import { attributeFaults, readAttribute } from './panel-attributes.js';
import { type ClientSettings, panelClientSource } from './panel-client.js';
import type { TellPage } from './panel-events.js';
import { providerOptions } from './panel-options.js';
import type { PanelProperties } from './panel-properties.js';
import { createPanelRoot, type PanelRoot } from './panel-root.js';
import { createFaultTeller, findClient, type FoundClient } from './setting-faults.js';

/** The properties of an element as they are now. */
export type GivenProperties = Partial<PanelProperties> & { client: CustomerClient | undefined };

/** Runs one element from its attributes and properties. */
export class PanelController {
  readonly #element: HTMLElement;
  readonly #given: () => GivenProperties;
  readonly #root: PanelRoot;
  readonly #tellFaults: ReturnType<typeof createFaultTeller>;
  readonly #wordsOf: ReturnType<typeof createLocaleWords>;
  readonly #clientOf: ReturnType<typeof panelClientSource>;
  #found: FoundClient = {};
  #locale: string | undefined;
  #isDue = false;

  constructor(element: HTMLElement, given: () => GivenProperties) {
    this.#element = element;
    this.#given = given;
    this.#root = createPanelRoot(element, this.#tell);
    this.#tellFaults = createFaultTeller(this.#tell);
    this.#wordsOf = createLocaleWords({
      onChange: () => this.settingsChanged(),
      onFail: (locale, error) => this.#tell('csk-error', { source: 'words', locale, error }),
    });
    this.#clientOf = panelClientSource(
      () => this.#clientSettings(),
      () => this.#locale,
    );
  }

  /** Looks at everything anew before the next task, or as soon as somebody asks. */
  settingsChanged(): void {
    if (this.#isDue || !this.#element.isConnected) return;
    this.#isDue = true;
    queueMicrotask(() => this.#update());
  }

  /** The element left its place. It stops unless it has another by the next task. */
  taken(): void {
    setTimeout(() => {
      if (!this.#element.isConnected) this.#root.end();
    });
  }

  get client(): CustomerClient | undefined {
    this.#update();
    return this.#found.client;
  }

  get fault(): CustomerStatusError | undefined {
    this.#update();
    return this.#found.fault?.error;
  }

  readonly #tell: TellPage = (name, detail) => {
    const tellAt = (place: EventTarget) =>
      place.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
    const isLeftAlone = tellAt(this.#element);
    // Once it was taken out, nothing bubbles to the page any more: whoever listens there must hear that a feature closed.
    return this.#element.isConnected ? isLeftAlone : tellAt(this.#element.ownerDocument) && isLeftAlone;
  };

  #update(): void {
    if (!this.#isDue) return;
    this.#isDue = false;
    if (!this.#element.isConnected) return;
    const faults = attributeFaults(this.#element);
    this.#found = findClient(this.#clientSettings(), faults, this.#clientOf);
    this.#show();
    const { fault } = this.#found;
    this.#tellFaults(fault === undefined || faults.includes(fault) ? faults : [...faults, fault]);
  }

  #show(): void {
    const spoken = this.#wordsOf(localeOf(this.#element));
    if (spoken === undefined) return;
    const properties = this.#given();
    const options = providerOptions(this.#element, properties, spoken, this.#tell);
    this.#locale = options.locale;
    this.#root.show({
      client: this.#found.client,
      fault: this.#found.fault?.error,
      options,
      panel: { headingLevel: readAttribute(this.#element, 'headingLevel'), form: properties.form },
      sections: properties.sections,
      onError: (error, details) => void this.#tell('csk-error', { source: 'section', error, ...details }),
      onRetry: () => this.settingsChanged(),
    });
  }

  #clientSettings(): ClientSettings {
    return {
      ...this.#given(),
      baseUrl: readAttribute(this.#element, 'baseUrl'),
      customerId: readAttribute(this.#element, 'customerId'),
      credentials: readAttribute(this.#element, 'credentials'),
    };
  }
}

/** Unless said by the element: what the page is written in. */
function localeOf(element: HTMLElement): string {
  const named = readAttribute(element, 'locale') ?? element.closest('[lang]')?.getAttribute('lang') ?? '';
  return named === '' ? document.documentElement.lang || 'en' : named;
}
