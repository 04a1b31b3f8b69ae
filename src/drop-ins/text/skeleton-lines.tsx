import type { ReactElement } from 'react';

/** The shape of a title and two lines of text that are on their way. */
export function SkeletonLines(): ReactElement {
  return (
    <>
      <span className="csk-skeleton" data-line="title" />
      <span className="csk-skeleton" data-line="long" />
      <span className="csk-skeleton" data-line="short" />
    </>
  );
}
