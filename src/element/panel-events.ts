import type { ClientEvents, CustomerClient } from '../client/index.js';
import type { PanelSectionName } from '../drop-ins/customer-status-panel/index.js';
import type { CustomerAction } from '../drop-ins/provider/index.js';
import type { CustomerStatusError, FeatureDecision } from '../model/index.js';

/** What went wrong, and where. None of it is for a customer to read. */
export type PanelErrorDetail =
  | {
      /** An attribute or property that cannot be used. Told once until it is mended. */
      source: 'setting';
      setting: string;
      error: CustomerStatusError;
    }
  | {
      /** The words of a language could not be loaded; what is shown stays in the language it is in. */
      source: 'words';
      locale: string;
      error: CustomerStatusError;
    }
  | {
      /** A read, a command or an upload. */
      source: 'operation';
      operation: ClientEvents['errorOccurred']['operation'];
      error: CustomerStatusError;
    }
  | {
      /** A section, or the whole panel, could not be shown; the customer was given the id to quote. */
      source: 'section';
      section: PanelSectionName | 'panel';
      correlationId: string;
      error: unknown;
    };

/**
 * What `<customer-status-panel>` tells the page. All bubble and cross shadow roots. None carries what a customer wrote or the
 * name of a file, because every script of the page can listen.
 */
export interface CustomerStatusPanelEventMap {
  /** The headline changed; `from` is absent when it became known for the first time. */
  'csk-status-changed': CustomEvent<ClientEvents['statusChanged']>;
  /** The backend reported a status the kit does not know. */
  'csk-unknown-status': CustomEvent<ClientEvents['unknownStatus']>;
  /**
   * A feature opened or closed. All begin closed, and close when the customer changes or the panel leaves: that is told on the
   * panel and, because nothing bubbles any more, once more on the document.
   */
  'csk-feature-changed': CustomEvent<{ feature: string; open: boolean; decision: FeatureDecision }>;
  /** Answers have arrived; `reference` is what the customer was given. */
  'csk-answers-submitted': CustomEvent<{ reference: string; at: string; requirementIds: readonly string[] }>;
  'csk-upload-finished': CustomEvent<{ uploadId: string; fileId: string }>;
  /** The backend no longer accepts this session. */
  'csk-session-ended': CustomEvent<{ error: CustomerStatusError }>;
  /** The customer asked to sign in again. `preventDefault()` keeps `handleSignIn` and `sign-in-href` from it. */
  'csk-sign-in': CustomEvent<undefined>;
  /** The customer took a step that the host does. `preventDefault()` keeps it from `handleAction`. */
  'csk-action': CustomEvent<{ action: CustomerAction }>;
  /** Something went wrong. `preventDefault()` keeps a faulty setting out of the console. */
  'csk-error': CustomEvent<PanelErrorDetail>;
}

declare global {
  interface GlobalEventHandlersEventMap extends CustomerStatusPanelEventMap {}
}

/** Tells the page; false where a listener prevented what comes next. */
export type TellPage = <Name extends keyof CustomerStatusPanelEventMap>(
  name: Name,
  detail: CustomerStatusPanelEventMap[Name]['detail'],
) => boolean;

/** Tells the page what a client tells, until the returned function is called. */
export function tellOfClient(client: CustomerClient, tell: TellPage): () => void {
  const ends = [
    client.on('statusChanged', (change) => tell('csk-status-changed', change)),
    client.on('unknownStatus', (status) => tell('csk-unknown-status', status)),
    client.on('answersSubmitted', ({ reference, at, requirementIds }) =>
      tell('csk-answers-submitted', { reference, at, requirementIds }),
    ),
    client.on('uploadFinished', ({ uploadId, file }) => tell('csk-upload-finished', { uploadId, fileId: file.id })),
    client.on('sessionEnded', ({ error }) => tell('csk-session-ended', { error })),
    client.on('errorOccurred', ({ operation, error }) => tell('csk-error', { source: 'operation', operation, error })),
  ];
  return () => {
    for (const end of ends) end();
  };
}
