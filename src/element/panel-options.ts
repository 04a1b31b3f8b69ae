import type { CustomerStatusProviderOptions, SupportContact } from '../drop-ins/provider/index.js';
import type { LocaleWords } from './locale-words.js';
import { readAttribute } from './panel-attributes.js';
import type { TellPage } from './panel-events.js';
import type { PanelProperties } from './panel-properties.js';

/** Words, looks and ways out of one element, as the drop-ins take them. */
export function providerOptions(
  element: HTMLElement,
  properties: Partial<PanelProperties>,
  spoken: LocaleWords,
  tell: TellPage,
): CustomerStatusProviderOptions {
  const { messages, translate, featureLabels, wallet, convertImage, now, catalogue = spoken.catalogue } = properties;
  const hasOwnWords = properties.catalogue !== undefined || translate !== undefined;
  return {
    locale: (hasOwnWords ? readAttribute(element, 'locale') : undefined) ?? spoken.locale,
    catalogue,
    messages,
    translate,
    featureLabels,
    wallet,
    convertImage,
    now,
    timeZone: readAttribute(element, 'timeZone'),
    theme: readAttribute(element, 'theme'),
    camera: readAttribute(element, 'camera'),
    direction: element.dir === 'ltr' || element.dir === 'rtl' ? element.dir : undefined,
    support: properties.support ?? supportOf(element),
    onSignIn: signInOf(element, properties, tell),
    onAction: actionOf(properties, tell),
  };
}

function supportOf(element: HTMLElement): SupportContact | undefined {
  const href = readAttribute(element, 'supportHref');
  return href === undefined ? undefined : { href, label: readAttribute(element, 'supportLabel') };
}

function signInOf(element: HTMLElement, { handleSignIn }: Partial<PanelProperties>, tell: TellPage): (() => void) | undefined {
  const href = readAttribute(element, 'signInHref');
  if (handleSignIn === undefined && href === undefined) return undefined;
  return () => {
    if (!tell('csk-sign-in', undefined)) return;
    if (handleSignIn !== undefined) handleSignIn();
    else if (href !== undefined) location.assign(href);
  };
}

function actionOf({ handleAction }: Partial<PanelProperties>, tell: TellPage): CustomerStatusProviderOptions['onAction'] {
  if (handleAction === undefined) return undefined;
  return (action) => {
    if (tell('csk-action', { action })) handleAction(action);
  };
}
