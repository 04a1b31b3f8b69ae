import type { RfiFormOptions } from '../../react/rfi-form/index.js';
import type { ActionHandler } from './action-control.js';

/** What a host brings to a form of requests. */
export interface RFIFormHostProps extends Pick<RfiFormOptions, 'fieldTypes' | 'validators' | 'onReport' | 'moveFocus'> {
  /** Does wallet signatures and embedded flows; without it, the customer is led to a link or to support. */
  onAction?: ActionHandler | undefined;
  /**
   * Called with a text to put before the title of the page while a summary of errors is shown, and with `undefined` when
   * it is gone: the title is what a screen reader says first.
   */
  onErrorTitle?: ((prefix: string | undefined) => void) | undefined;
}
