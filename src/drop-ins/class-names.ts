/** The kit's classes with the consumer's, which may depend on the part's state. */
export function joinClasses<State>(
  own: string,
  consumer: string | ((state: State) => string | undefined) | undefined,
): string | ((state: State) => string) {
  if (typeof consumer !== 'function') return consumer === undefined ? own : `${own} ${consumer}`;
  return (state) => [own, consumer(state)].filter(Boolean).join(' ');
}
