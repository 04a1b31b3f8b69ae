import { describe, expect, it } from 'vitest';
import { createChoices } from '../../src/client/choices.js';

function choosing() {
  const kept: unknown[] = [];
  const choices = createChoices(() => {
    if (!choices.isFollowing()) kept.push(choices.getState());
  });
  return { choices, kept };
}

describe('what another tab has chosen', () => {
  it('is chosen here too, is told once, and is nothing to keep again', () => {
    const { choices, kept } = choosing();
    const told: unknown[] = [];
    choices.follow({ proof: ['passport'] }, (taken) => told.push(taken));
    choices.follow({ proof: ['passport'] }, (taken) => told.push(taken));
    expect(choices.getState()).toEqual({ proof: ['passport'] });
    expect(told).toEqual([{ proof: ['passport'] }]);
    expect(kept).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'toString'])('is chosen in a group whose id is %s', (id) => {
    const { choices } = choosing();
    choices.follow(Object.fromEntries([[id, ['passport']]]));
    expect(Object.entries(choices.getState())).toEqual([[id, ['passport']]]);
  });

  it('leaves the other groups as they are, and is let go of where nothing is chosen any more', () => {
    const { choices } = choosing();
    choices.set('address', ['bill']);
    choices.follow({ proof: ['passport'] });
    choices.follow({ proof: undefined });
    expect(choices.getState()).toEqual({ address: ['bill'] });
  });

  it('waits for whoever is at one of the alternatives, the newest of several', () => {
    const { choices } = choosing();
    choices.set('proof', ['passport']);
    const leave = choices.hold('proof', ['passport']);
    choices.follow({ proof: ['card'], address: ['bill'] });
    choices.follow({ proof: ['licence'] });
    expect(choices.getState()).toEqual({ proof: ['passport'], address: ['bill'] });
    leave();
    expect(choices.getState()).toEqual({ proof: ['licence'], address: ['bill'] });
  });

  it('has no effect once something is entered here, which chooses again what was shown', () => {
    const { choices, kept } = choosing();
    const leave = choices.hold('proof', ['passport']);
    choices.follow({ proof: ['card'] });
    choices.entered(['something-else']);
    expect(kept).toEqual([]);
    choices.entered(['passport']);
    leave();
    expect(choices.getState()).toEqual({ proof: ['passport'] });
    expect(kept).toEqual([{ proof: ['passport'] }]);
  });

  it('has no effect after another choice here, nor after signing out', () => {
    const { choices } = choosing();
    const leave = choices.hold('proof', ['passport']);
    choices.follow({ proof: ['card'] });
    choices.set('proof', ['licence']);
    leave();
    expect(choices.getState()).toEqual({ proof: ['licence'] });
    const leaveAgain = choices.hold('proof', ['licence']);
    choices.follow({ proof: ['card'] });
    choices.reset();
    leaveAgain();
    expect(choices.getState()).toEqual({});
  });

  it('goes on waiting when somebody moves within the group', () => {
    const { choices } = choosing();
    const leaveFirst = choices.hold('proof', ['passport', 'card']);
    choices.follow({ proof: ['licence', 'card'] });
    const leaveSecond = choices.hold('proof', ['passport', 'card']);
    leaveFirst();
    expect(choices.getState()).toEqual({});
    leaveSecond();
    expect(choices.getState()).toEqual({ proof: ['licence', 'card'] });
  });
});
