import type { ClientSnapshot, CustomerClient } from '../client/index.js';
import {
  type CustomerStatusError,
  decideFeature,
  DEFAULT_FEATURES,
  type FeatureDecision,
  type FeaturePolicy,
  type PresentedStatus,
} from '../model/index.js';
import {
  ATTRIBUTE_NAMES,
  ATTRIBUTE_RULES,
  type PanelAttributeName,
  type PanelAttributes,
  readAttribute,
} from './panel-attributes.js';
import { PanelController } from './panel-controller.js';
import { type PanelProperties, PROPERTY_NAMES } from './panel-properties.js';

/** On a server there is no such class, and the element is never made there. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the accessors are made below
const Base = (globalThis.HTMLElement ?? Object) as unknown as new () => HTMLElement & PanelAttributes & PanelProperties;

/**
 * `<customer-status-panel>`: the whole panel for pages without React, in the page's own DOM, so that `styles.css` applies.
 * Attributes say what is text, properties everything else. It starts when it is put into a page, stops when it is taken out
 * (not when it is moved), and goes on with what was entered when it is put in again. Without a backend it shows a sample,
 * plainly marked. What stood in it before is shown until there is something to show.
 */
export class CustomerStatusPanelElement extends Base {
  static readonly observedAttributes: readonly string[] = [
    ...ATTRIBUTE_NAMES.map((name) => ATTRIBUTE_RULES[name].attribute),
    'dir',
    'lang',
  ];

  readonly #properties: Partial<PanelProperties> = {};
  #given: CustomerClient | undefined;
  readonly #controller = new PanelController(this, () => ({ ...this.#properties, client: this.#given }));

  static {
    for (const name of PROPERTY_NAMES) this.#defineProperty(name);
    for (const name of ATTRIBUTE_NAMES) this.#defineAttribute(name);
  }

  constructor() {
    super();
    // Set before the element was defined, a property stands in the way of the accessor that is there now.
    for (const name of ['client', ...PROPERTY_NAMES, ...ATTRIBUTE_NAMES] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = this[name];
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  /** The client in use: the one that was set, or the one that was made. None before the element is in a page, and for a sample. */
  get client(): CustomerClient | undefined {
    return this.#given ?? this.#controller.client;
  }

  set client(client: CustomerClient | undefined) {
    this.#given = client ?? undefined;
    this.#controller.settingsChanged();
  }

  /** Everything the panel shows, at this moment. */
  get snapshot(): ClientSnapshot | undefined {
    return this.client?.getSnapshot();
  }

  /** The headline; `undefined` while nothing is known. */
  get status(): PresentedStatus | undefined {
    return this.snapshot?.status;
  }

  /** Why nobody can be shown, where the settings are to blame. */
  get error(): CustomerStatusError | undefined {
    return this.#controller.fault;
  }

  /** Whether a feature is open, and if not, why and what would open it. Closed while there is no client. */
  can(feature: string): FeatureDecision {
    const policy: FeaturePolicy = this.features ?? DEFAULT_FEATURES;
    return this.client?.can(feature) ?? decideFeature(policy, feature, { phase: 'loading' });
  }

  /** Called by the browser. */
  connectedCallback(): void {
    this.#controller.settingsChanged();
  }

  /** Called by the browser. */
  disconnectedCallback(): void {
    this.#controller.taken();
  }

  /** Called by the browser in place of the two above when `moveBefore` moves the element: nothing is to be done. */
  connectedMoveCallback(): void {}

  /** Called by the browser. */
  attributeChangedCallback(): void {
    this.#controller.settingsChanged();
  }

  static #defineProperty(name: keyof PanelProperties): void {
    Object.defineProperty(this.prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: CustomerStatusPanelElement) {
        return this.#properties[name];
      },
      set(this: CustomerStatusPanelElement, value: unknown) {
        Reflect.set(this.#properties, name, value ?? undefined);
        this.#controller.settingsChanged();
      },
    });
  }

  static #defineAttribute(name: PanelAttributeName): void {
    const { attribute } = ATTRIBUTE_RULES[name];
    Object.defineProperty(this.prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: CustomerStatusPanelElement) {
        return readAttribute(this, name);
      },
      set(this: CustomerStatusPanelElement, value: string | number | null | undefined) {
        if (value === undefined || value === null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, String(value));
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'customer-status-panel': CustomerStatusPanelElement;
  }
}
