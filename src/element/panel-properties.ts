import type { FetchLike, GetToken } from '../backends/http/index.js';
import type { DraftKeeper } from '../client/index.js';
import type { PanelSectionName } from '../drop-ins/customer-status-panel/index.js';
import type { CustomerAction, CustomerStatusProviderOptions } from '../drop-ins/provider/index.js';
import type { RFIFormHostProps } from '../drop-ins/rfi-form/index.js';
import type { CustomerBackend, CustomerSnapshot, FeaturePolicy } from '../model/index.js';

type Shared = Pick<
  CustomerStatusProviderOptions,
  'messages' | 'catalogue' | 'translate' | 'support' | 'featureLabels' | 'wallet' | 'convertImage' | 'now'
>;

/** What a script says of a panel: everything that is no text. Kept when it is set before the element is defined. */
export interface PanelProperties extends Required<{ [Name in keyof Shared]: Shared[Name] | undefined }> {
  /** Beats `base-url`. Another backend makes another client. */
  backend: CustomerBackend | undefined;
  /** Gives the token for `base-url`. The newest function is asked. */
  getToken: GetToken | undefined;
  /** More headers for `base-url`, such as against forged requests. The newest function is asked. */
  headers: (() => Record<string, string>) | undefined;
  /** Carries the requests to `base-url`; the page's own `fetch` unless said. Another one makes another client. */
  fetch: FetchLike | undefined;
  /** The features of the host's product; another policy makes another client. */
  features: FeaturePolicy | undefined;
  /** What a server knew already; read when the client is made, and left out where it was given for another customer before. */
  initialSnapshot: CustomerSnapshot | undefined;
  /** Keeps what is typed on the device, see `localDrafts`. Another keeper makes another client. */
  drafts: DraftKeeper | undefined;
  /** What stands in place of a section: a node of the page's own, or nothing (`null`). */
  sections: PanelSectionNodes | undefined;
  /** What the host brings to the form of requests. */
  form: RFIFormHostProps | undefined;
  /** Takes the step that the status offers; without it only steps the kit can do are offered. */
  handleAction: ((action: CustomerAction) => void) | undefined;
  /** Signs the customer in again after the session has ended. Beats `sign-in-href`. */
  handleSignIn: (() => void) | undefined;
}

/** Nodes of the page in place of sections; `null` leaves one out. */
export type PanelSectionNodes = Readonly<Partial<Record<PanelSectionName, Node | null | undefined>>>;

/** The name of a property that is no attribute. */
export type PanelPropertyName = keyof PanelProperties;

const NAMES: Record<PanelPropertyName, true> = {
  backend: true,
  getToken: true,
  headers: true,
  fetch: true,
  features: true,
  initialSnapshot: true,
  drafts: true,
  sections: true,
  form: true,
  handleAction: true,
  handleSignIn: true,
  messages: true,
  catalogue: true,
  translate: true,
  support: true,
  featureLabels: true,
  wallet: true,
  convertImage: true,
  now: true,
};

/** The names of all properties that are no attributes. */
export const PROPERTY_NAMES: readonly PanelPropertyName[] =
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table are the names
  Object.keys(NAMES) as PanelPropertyName[];
