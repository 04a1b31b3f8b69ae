'use client';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Icon } from '../icon/index.js';
import { usePrinting } from './use-printing.js';

/**
 * Something that can be folded away. The browser's own element: it works before scripts do, and a search in the page
 * opens it. On paper it is open.
 */
export function Disclosure({
  summary,
  open: isOpenAtFirst = false,
  lazy = false,
  name,
  children,
}: DisclosureProps): ReactElement {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const isPrinting = usePrinting();
  return (
    <details
      className="csk-lifecycle-timeline-details"
      data-name={name}
      open={isOpen || isPrinting}
      onToggle={({ currentTarget }) => {
        if (!isPrinting) setOpen(currentTarget.open);
      }}
    >
      <summary className="csk-lifecycle-timeline-summary">
        <Icon name="chevron-down" />
        <span>{summary}</span>
      </summary>
      {lazy && !isOpen ? null : <div className="csk-lifecycle-timeline-folded">{children}</div>}
    </details>
  );
}

interface DisclosureProps {
  summary: ReactNode;
  /** Whether it is open at first. */
  open?: boolean | undefined;
  /** True for what is made only once it is opened. */
  lazy?: boolean | undefined;
  /** Tells a style sheet which one it is. */
  name?: string | undefined;
  children: ReactNode;
}
