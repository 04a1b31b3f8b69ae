'use client';
import { Component, type ReactElement, type ReactNode } from 'react';
import { SupportContact } from '../support/index.js';
import { Notice, Reference, RetryButton } from '../text/index.js';
import { correlationIdOf } from './correlation-id.js';
import type { PanelSectionName } from './panel-sections.js';
import { usePanelWords } from './use-panel-words.js';

/** What a host learns when a section could not be shown. */
export interface PanelError<Section extends string = PanelSectionName> {
  section: Section;
  /** What the customer was told to quote. */
  correlationId: string;
}

interface SectionBoundaryProps<Section extends string> {
  section: Section;
  onError: ((error: unknown, details: PanelError<Section>) => void) | undefined;
  children: ReactNode;
}

/** Keeps a fault in one section from taking the others with it. */
export class SectionBoundary<Section extends string> extends Component<
  SectionBoundaryProps<Section>,
  { correlationId: string | undefined }
> {
  static getDerivedStateFromError(error: unknown): { correlationId: string } {
    return { correlationId: correlationIdOf(error) };
  }

  override state: { correlationId: string | undefined } = { correlationId: undefined };

  override componentDidCatch(error: unknown): void {
    const { section, onError } = this.props;
    // Only what is an object has the same id when asked again.
    onError?.(error, { section, correlationId: this.state.correlationId ?? correlationIdOf(error) });
  }

  override render(): ReactNode {
    const { correlationId } = this.state;
    if (correlationId === undefined) return this.props.children;
    return <SectionFailed correlationId={correlationId} onRetry={() => this.setState({ correlationId: undefined })} />;
  }
}

/** Says that something could not be shown, with what to quote to support and a second try. */
export function SectionFailed({ correlationId, onRetry }: { correlationId: string; onRetry: () => void }): ReactElement {
  const words = usePanelWords();
  return (
    <div className="csk-root" role="alert">
      <Notice tone="caution">
        <p className="csk-text">
          <strong>{words.t('panel.section-failed')}</strong> {words.t('panel.section-failed-hint')}
        </p>
        <Reference value={correlationId} />
        <div className="csk-row">
          <RetryButton label={words.t('common.retry')} onRetry={onRetry} />
          <SupportContact />
        </div>
      </Notice>
    </div>
  );
}
