/** What the page goes through that matters for reading. */
export type EnvironmentFact = 'hidden' | 'returned' | 'offline' | 'online';

/** Tells what happens to the page until the returned function is called. Does nothing where there is no page. */
export function watchEnvironment(tell: (fact: EnvironmentFact) => void): () => void {
  const page = typeof document === 'undefined' ? undefined : document;
  const view = typeof window === 'undefined' ? undefined : window;
  const isHidden = () => page?.visibilityState === 'hidden';
  const onVisibility = () => tell(isHidden() ? 'hidden' : 'returned');
  const onReturn = () => {
    if (!isHidden()) tell('returned');
  };
  const onOnline = () => tell('online');
  const onOffline = () => tell('offline');
  page?.addEventListener('visibilitychange', onVisibility);
  // A page that was frozen may come back without having been hidden.
  page?.addEventListener('resume', onReturn);
  view?.addEventListener('focus', onReturn);
  view?.addEventListener('pageshow', onReturn);
  view?.addEventListener('online', onOnline);
  view?.addEventListener('offline', onOffline);
  if (isHidden()) tell('hidden');
  return () => {
    page?.removeEventListener('visibilitychange', onVisibility);
    page?.removeEventListener('resume', onReturn);
    view?.removeEventListener('focus', onReturn);
    view?.removeEventListener('pageshow', onReturn);
    view?.removeEventListener('online', onOnline);
    view?.removeEventListener('offline', onOffline);
  };
}
