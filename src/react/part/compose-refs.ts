'use client';

import { type Ref, type RefCallback, useCallback } from 'react';

/** One ref that fills several. */
export function composeRefs<Node>(...refs: readonly (Ref<Node> | undefined)[]): RefCallback<Node> {
  return (node) => {
    for (const ref of refs) fillRef(ref, node);
  };
}

/** The same, stable from render to render while the refs stay the same. */
export function useComposedRefs<Node>(first: Ref<Node> | undefined, second: Ref<Node> | undefined): RefCallback<Node> {
  return useCallback(
    (node: Node | null) => {
      fillRef(first, node);
      fillRef(second, node);
    },
    [first, second],
  );
}

function fillRef<Node>(ref: Ref<Node> | undefined, node: Node | null): void {
  if (typeof ref === 'function') ref(node);
  else if (ref) (ref as { current: Node | null }).current = node;
}
