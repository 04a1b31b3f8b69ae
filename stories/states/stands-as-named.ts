import { expect, waitFor } from 'storybook/test';
import { storyBackend } from '../../.storybook/story-backend.js';
import { placeOf } from './place-of.js';

/** The client has come to rest in the state that the toolbar names. */
export async function standsAsNamed({ loaded }: { loaded: Record<string, unknown> }): Promise<void> {
  const { stage, state } = storyBackend({ loaded });
  await waitFor(() => {
    const shown = stage?.client.getSnapshot();
    expect(shown && { place: placeOf(shown), connection: shown.connection }).toEqual({
      place: state?.place,
      connection: state?.connection,
    });
  });
}
