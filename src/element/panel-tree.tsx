'use client';
import { type ReactElement, useMemo } from 'react';
import type { CustomerClient } from '../client/index.js';
import {
  correlationIdOf,
  CustomerStatusPanel,
  type CustomerStatusPanelProps,
  type PanelError,
  type PanelSectionName,
  type PanelSectionOverrides,
  SectionBoundary,
  SectionFailed,
} from '../drop-ins/customer-status-panel/index.js';
import { type CustomerStatusProviderOptions, CustomerSurroundings, Scope, SettingsProvider } from '../drop-ins/provider/index.js';
import type { CustomerStatusError } from '../model/index.js';
import { HostNode } from './host-node.js';
import type { PanelSectionNodes } from './panel-properties.js';

/** What one panel shows. */
export interface PanelView {
  /** None: a sample. */
  client: CustomerClient | undefined;
  /** Why nobody can be shown. */
  fault: CustomerStatusError | undefined;
  options: CustomerStatusProviderOptions;
  panel: Pick<CustomerStatusPanelProps, 'headingLevel' | 'form'>;
  sections: PanelSectionNodes | undefined;
  onError: (error: unknown, details: PanelError<PanelSectionName | 'panel'>) => void;
  /** Looks at the settings again. */
  onRetry: () => void;
}

/** What stands within the element. Another client begins anew: nothing that was entered for one customer is seen by another. */
export function PanelTree({ view }: { view: PanelView }): ReactElement {
  const { client, fault, options, onError, onRetry } = view;
  if (fault !== undefined) {
    return (
      <SettingsProvider {...options}>
        <Scope>
          <SectionFailed correlationId={correlationIdOf(fault)} onRetry={onRetry} />
        </Scope>
      </SettingsProvider>
    );
  }
  const panel = <ShownPanel view={view} />;
  return (
    <SettingsProvider {...options}>
      <SectionBoundary key={keyOf(client)} section="panel" onError={onError}>
        {client === undefined ? panel : <CustomerSurroundings client={client}>{panel}</CustomerSurroundings>}
      </SectionBoundary>
    </SettingsProvider>
  );
}

function ShownPanel({ view: { panel, sections, onError } }: { view: PanelView }): ReactElement {
  const overrides = useMemo(() => overridesOf(sections), [sections]);
  return <CustomerStatusPanel {...panel} sections={overrides} onError={onError} />;
}

function overridesOf(sections: PanelSectionNodes = {}): PanelSectionOverrides {
  return Object.fromEntries(
    Object.entries(sections).map(([name, node]) => [name, node == null ? node : <HostNode key={name} node={node} />]),
  );
}

const keys = new WeakMap<CustomerClient, string>();
let clients = 0;

function keyOf(client: CustomerClient | undefined): string {
  if (client === undefined) return 'sample';
  const known = keys.get(client);
  if (known !== undefined) return known;
  clients += 1;
  keys.set(client, String(clients));
  return String(clients);
}
