/** The kit's classes with the consumer's, which may depend on the part's state. */
export function joinClasses(own: string, consumer: string | undefined): string;
export function joinClasses<State>(
  own: string,
  consumer: string | ((state: State) => string | undefined) | undefined,
): string | ((state: State) => string);
export function joinClasses<State>(
  own: string,
  consumer: string | ((state: State) => string | undefined) | undefined,
): string | ((state: State) => string) {
  if (typeof consumer !== 'function') return [own, consumer].filter(Boolean).join(' ');
  return (state) => [own, consumer(state)].filter(Boolean).join(' ');
}
