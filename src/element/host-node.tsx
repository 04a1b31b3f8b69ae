'use client';
import { type ReactElement, useLayoutEffect, useRef } from 'react';

/** A node of the page's own within the panel. Renders a `<div>`. */
export function HostNode({ node }: { node: Node }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(node);
  }, [node]);
  return <div ref={place} />;
}
