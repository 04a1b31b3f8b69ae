import { act, render } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnnouncer } from '../../src/react/live-region/announcer.js';
import { AnnouncerProvider, Dialog, LiveRegion, useAnnounce } from '../../src/react/index.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

let announce: ReturnType<typeof useAnnounce>;
function Speaker() {
  const speak = useAnnounce();
  useEffect(() => {
    announce = speak;
  }, [speak]);
  return null;
}

const region = (politeness: string) => [...document.querySelectorAll(`[aria-live="${politeness}"]`)];

/** What stands in the polite region, one text for each announcement. */
const said = () => [...(region('polite')[0]?.children ?? [])].map(({ textContent }) => textContent);

const view = (open: boolean) => (
  <AnnouncerProvider>
    <Speaker />
    <Dialog.Root open={open} onOpenChange={() => undefined}>
      <Dialog.Portal>
        <Dialog.Content>
          <Dialog.Title>Sure?</Dialog.Title>
          <Dialog.Description>It ends here.</Dialog.Description>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  </AnnouncerProvider>
);

describe('the live region', () => {
  it('stands empty in the page before it is used', () => {
    render(
      <AnnouncerProvider>
        <Speaker />
      </AnnouncerProvider>,
    );
    expect(region('polite').length).toBe(1);
    expect(region('assertive').length).toBe(1);
    expect(region('polite')[0]).toBeEmptyDOMElement();
  });

  it('speaks politely or at once, and clears what it said', () => {
    render(
      <AnnouncerProvider>
        <Speaker />
      </AnnouncerProvider>,
    );
    act(() => announce('Saved'));
    expect(region('polite')[0]).toHaveTextContent('Saved');
    act(() => announce('Signed out', 'assertive'));
    expect(region('assertive')[0]).toHaveTextContent('Signed out');
    act(() => void vi.advanceTimersByTime(7000));
    expect(region('assertive')[0]).toBeEmptyDOMElement();
  });

  it('says the same thing of one moment once, and again later', () => {
    render(
      <AnnouncerProvider>
        <Speaker />
      </AnnouncerProvider>,
    );
    act(() => announce('Verified'));
    const first = region('polite')[0]?.firstChild;
    act(() => announce('Signed in'));
    act(() => announce('Verified'));
    expect(said()).toEqual(['Verified', 'Signed in']);
    act(() => void vi.advanceTimersByTime(1500));
    act(() => announce('Verified'));
    expect(said()).toEqual(['Verified', 'Signed in', 'Verified']);
    expect(region('polite')[0]?.firstChild).toBe(first);
  });

  it('says everything that is said in one moment, each beside the others and for its own time', () => {
    render(
      <AnnouncerProvider>
        <Speaker />
      </AnnouncerProvider>,
    );
    act(() => {
      announce('Your status is new');
      announce('Something is asked');
    });
    act(() => void vi.advanceTimersByTime(4000));
    act(() => announce('Saved'));
    expect(said()).toEqual(['Your status is new', 'Something is asked', 'Saved']);
    expect(region('polite')[0]).not.toHaveAttribute('aria-atomic');
    act(() => void vi.advanceTimersByTime(3000));
    expect(said()).toEqual(['Saved']);
    act(() => void vi.advanceTimersByTime(4000));
    expect(region('polite')[0]).toBeEmptyDOMElement();
  });

  it('says it again at once where whoever heard it has gone', () => {
    const heard: string[] = [];
    const announcer = createAnnouncer();
    const listen = () => announcer.addRegion(({ text }) => heard.push(text));
    const leave = listen();
    announcer.announce('Saved');
    announcer.announce('Saved');
    leave();
    listen();
    announcer.announce('Saved');
    expect(heard).toEqual(['Saved', 'Saved']);
  });

  it('speaks inside a dialog while one is open, and outside again afterwards', () => {
    const { rerender } = render(view(true));
    act(() => announce('Inside'));
    expect(document.querySelector('[role="dialog"]')).toHaveTextContent('Inside');
    rerender(view(false));
    act(() => announce('Outside'));
    expect(region('polite')[0]).toHaveTextContent('Outside');
  });

  it('is silent without a provider', () => {
    render(
      <>
        <Speaker />
        <LiveRegion />
      </>,
    );
    act(() => announce('Nobody hears this'));
    expect(region('polite')[0]).toBeEmptyDOMElement();
  });
});
