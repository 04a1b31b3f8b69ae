import { Fragment, type ReactNode } from 'react';

/** Stands for a value that is an element while its sentence is put together; no language uses the character. */
export const SLOT = '\uE000';

/** A sentence in which `SLOT` is replaced by an element, so that a date can be marked up wherever the language puts it. */
export function fillText(sentence: string, element: ReactNode): ReactNode {
  const [before, ...after] = sentence.split(SLOT);
  return (
    <Fragment>
      {before}
      {after.length > 0 ? element : null}
      {after.join('')}
    </Fragment>
  );
}
