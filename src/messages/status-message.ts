import { presentStatus, type PresentedStatus } from '../model/index.js';
import type { Translator } from './make-translator.js';

/** What a status says to the customer. */
export interface CustomerMessage {
  title: string;
  message: string;
  action: string;
}

/** Title, message and action for a status in given words; a value that is no status gets those of `UNKNOWN`. */
export function statusMessage(status: unknown, words: Pick<Translator, 't'>): CustomerMessage {
  const presented: PresentedStatus = presentStatus(status);
  return {
    title: words.t(`status.${presented}.title`),
    message: words.t(`status.${presented}.message`),
    action: words.t(`status.${presented}.action`),
  };
}
