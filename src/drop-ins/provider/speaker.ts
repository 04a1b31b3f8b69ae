import type { Translator } from '../../messages/index.js';
import type { Speaker } from './words-context.js';

/** One translator for each time zone, made when it is first asked for. */
export function speakerOf(make: (timeZone: string | undefined) => Translator): Speaker {
  const known = new Map<string | undefined, Translator>();
  return (timeZone) => {
    const translator = known.get(timeZone) ?? make(timeZone);
    known.set(timeZone, translator);
    return translator;
  };
}
