import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const PACKAGE = /^(react|react-dom)(\/.+)?$/;
const HOME = pathToFileURL(`${import.meta.dirname}/`).href;

/** From here on, whoever asks for React gets React 18: also packages that are not ours, and React DOM itself. */
export function replaceReact(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const [, name, rest = ''] = PACKAGE.exec(specifier) ?? [];
      // Asked from here, because only this project's own folder knows the older packages by their other names.
      return name === undefined ? next(specifier, context) : next(`${name}-18${rest}`, { ...context, parentURL: HOME });
    },
  });
}
