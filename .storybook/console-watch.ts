const CHANNELS = ['error', 'warn'] as const;

const heard: string[] = [];

/** Listens to the console from the start of a story on. Gives what ends it. */
export function watchConsole(): () => void {
  heard.length = 0;
  const restores = CHANNELS.map((channel) => {
    const original = console[channel];
    console[channel] = (...input: unknown[]) => {
      // An error that is printed has failed the story already; here it is about complaints of React and of the kit.
      if (!(input[0] instanceof Error)) heard.push(input.map(String).join(' '));
      original(...input);
    };
    return () => {
      console[channel] = original;
    };
  });
  return () => {
    for (const restore of restores) restore();
  };
}

/** A story that complains on the console is a broken story. */
export function failOnConsole(): void {
  const [first] = heard;
  if (first !== undefined) throw new Error(`The console heard ${String(heard.length)} complaint(s) during this story. ${first}`);
}
