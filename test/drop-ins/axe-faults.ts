import axe from 'axe-core';

/** Waits for what fades, so that no colour is measured on its way; what turns for ever is left alone. */
async function settled(): Promise<void> {
  const fading = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(fading.map(({ finished }) => finished));
}

/** The accessibility faults of the page as it stands, in words, so that a failing test says what is wrong and where. */
export async function axeFaults(): Promise<string[]> {
  await settled();
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  );
}
