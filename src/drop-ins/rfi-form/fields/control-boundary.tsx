'use client';
import { Component, type ReactNode } from 'react';

interface ControlBoundaryProps {
  /** Stands in for what has failed. */
  instead: ReactNode;
  children: ReactNode;
}

/** Keeps a fault in one control from taking the whole form with it. React tells the page of it. */
export class ControlBoundary extends Component<ControlBoundaryProps, { hasFailed: boolean }> {
  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override state = { hasFailed: false };

  override render(): ReactNode {
    const { instead, children } = this.props;
    return this.state.hasFailed ? instead : children;
  }
}
