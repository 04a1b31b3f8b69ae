'use client';
import { createContext, useContext } from 'react';
import { directionOf, type PartialCatalogue, type Translator } from '../../messages/index.js';
import type { ImageConverter } from '../../files/index.js';
import { beforeAllDates, useHydrated } from '../../react/provider/index.js';

/** How a photo comes about: the phone's own camera, the camera in the page, or not at all. */
export type CameraMode = 'native' | 'in_page' | 'off';

/** What a host settles about the drop-ins below a provider, apart from their words. */
export interface DropInManners {
  /**
   * The clock for words such as "today", in milliseconds since 1970. Without one, what a server sends has dates in full; with
   * one, server and browser must say the same until the page has come to life.
   */
  now?: (() => number) | undefined;
  /** Follows the page's `color-scheme` unless said. */
  theme?: 'light' | 'dark' | 'high-contrast' | undefined;
  /** Follows the locale unless said. */
  direction?: 'ltr' | 'rtl' | undefined;
  /** Where support is to be found; shown in the same place in every status. */
  support?: SupportContact | undefined;
  /** Called when the session has ended and the customer asks to sign in again. */
  onSignIn?: (() => void) | undefined;
  /** Called when the customer takes the step that the status offers; without it only steps the kit can do are offered. */
  onAction?: ((action: CustomerAction) => void) | undefined;
  /** How photos of documents are taken; see `DocumentUploader`. */
  camera?: CameraMode | undefined;
  /** Makes a picture that the browser cannot show, such as HEIC, into one it can; keep the object stable. */
  convertImage?: ImageConverter | undefined;
  /** What signs messages that prove an account of a blockchain; keep the object stable. Without it, `onAction` of the form does. */
  wallet?: CustomerWallet | undefined;
  /** Names of the host's own features, for locks and lists; the default features have words. */
  featureLabels?: Readonly<Record<string, string>> | undefined;
}

/** What a wallet came to: a signature, or why there is none. */
export type WalletOutcome =
  | { signature: string }
  | { signature?: undefined; why: 'refused' | 'none' | 'other_account' | 'waiting' | 'failed' };

/** The wallet of a customer. `eip1193Wallet` makes one of any wallet of Ethereum. */
export interface CustomerWallet {
  /** Signs a message that the customer has seen. Never rejects. */
  sign: (message: string) => Promise<WalletOutcome>;
  /**
   * Other sites than this page whose messages are signed here without a warning: the verification provider's, where its
   * messages name that one.
   */
  domains?: readonly string[] | undefined;
}

/** How the drop-ins below a provider speak and look. */
export interface DropInSettings extends DropInManners {
  /** The provider's words. */
  speaker?: Speaker | undefined;
  /** IANA name; the reader's own unless said. */
  timeZone?: string | undefined;
}

/**
 * Gives the words for a time zone, the same each time; `undefined` stands for the reader's own. Who asks brings the English
 * to fall back on, so that a page carries the sentences of the components it shows and no others.
 */
export type Speaker = (english: PartialCatalogue, timeZone: string | undefined) => Translator;

/** What a customer can be sent to do: the host knows where in its app that is. */
export type CustomerAction = 'complete_profile' | 'answer_requests' | 'get_started' | 'contact_support';

/** How a customer reaches support: an address, a callback, or both. */
export interface SupportContact {
  /** `https:`, `mailto:` or `tel:`; any other address is shown as text and not as a link. */
  href?: string | undefined;
  /** The text of the link or button; "Contact Support" unless said. */
  label?: string | undefined;
  onContact?: (() => void) | undefined;
}

const NOTHING_SET: DropInSettings = {};

/** Settings of the provider in reach. */
export const DropInContext = createContext<DropInSettings>(NOTHING_SET);

/** The settings of the provider in reach; empty outside one. */
export function useDropInSettings(): DropInSettings {
  return useContext(DropInContext);
}

/** What a component needs besides words. */
export interface Manner {
  readonly direction: 'ltr' | 'rtl';
  /** Milliseconds since 1970. */
  now: () => number;
}

/** A translator with what a component needs besides words. */
export interface Words extends Translator, Manner {}

/**
 * The words of the provider in reach, or those of the given speaker outside one. On the server and in the render that
 * takes over its HTML, times are in UTC unless the provider names a time zone, and no day is called "today" unless the
 * provider has a clock: the server knows neither where the reader is nor what their clock says.
 */
export function useWordsOr(english: PartialCatalogue, alone: Speaker): Words {
  const hydrated = useHydrated();
  const { speaker = alone, timeZone, now = hydrated ? Date.now : beforeAllDates, direction } = useDropInSettings();
  const translator = speaker(english, timeZone ?? (hydrated ? undefined : 'UTC'));
  const known = made.get(translator);
  if (known?.now === now && known.asked === direction) return known.words;
  const words: Words = {
    ...translator,
    // Looked up when it is asked for: the first look into the tables of languages costs more than a screen of words.
    get direction() {
      return direction ?? directionOf(translator.locale);
    },
    now,
  };
  made.set(translator, { words, now, asked: direction });
  return words;
}

/** What was handed out last: all components under the same settings get the same. */
const made = new WeakMap<Translator, { words: Words; now: () => number; asked: Manner['direction'] | undefined }>();
