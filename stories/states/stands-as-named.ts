import { expect, waitFor } from 'storybook/test';
import { storyBackend } from '../../.storybook/story-backend.js';
import { placeOf } from './place-of.js';

/** The client has come to rest in the state that the toolbar names. */
export async function standsAsNamed({ loaded }: { loaded: Record<string, unknown> }): Promise<void> {
  const { stage, state } = storyBackend({ loaded });
  await waitFor(() => {
    const shown = stage?.client.getSnapshot();
    const stands = shown && { place: placeOf(shown), connection: shown.connection };
    return expect(stands).toEqual({ place: state?.place, connection: state?.connection });
  });
}
