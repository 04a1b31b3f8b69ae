import { act, render, screen } from '@testing-library/react';
import type { ComponentType } from 'react';
import { renderToString } from 'react-dom/server';
import { userEvent } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { lazySection } from '../../src/drop-ins/customer-status-panel/lazy-section.js';
import { SectionBoundary } from '../../src/drop-ins/customer-status-panel/section-boundary.js';
import { axeFaults } from './axe-faults.js';

const Greeting = ({ name }: { name: string }) => <p>Hello {name}</p>;
type Loaded = ComponentType<{ name: string }>;

/** A file that arrives, or does not, when the test says so. */
function slowFile() {
  const asked: { resolve: (part: Loaded) => void; reject: (error: Error) => void }[] = [];
  const load = () => new Promise<Loaded>((resolve, reject) => asked.push({ resolve, reject }));
  return { asked, section: lazySection<{ name: string }>(load) };
}

const quietly = () => vi.spyOn(console, 'error').mockReturnValue(undefined);

describe('a section whose code is fetched when it is shown', () => {
  it('has no accessibility fault while it is on its way, and says that it loads', async () => {
    const { section } = slowFile();
    render(<section.Section name="Ada" />);
    expect(screen.getByText('Loading').closest('[aria-busy="true"]')).not.toBeNull();
    expect(await axeFaults()).toEqual([]);
  });

  it('is fetched once, however often it is shown, and then renders at once', async () => {
    const { asked, section } = slowFile();
    const { unmount } = render(
      <>
        <section.Section name="Ada" />
        <section.Section name="Grace" />
      </>,
    );
    expect(asked).toHaveLength(1);
    await act(async () => asked[0]?.resolve(Greeting));
    expect(screen.getAllByText(/^Hello/)).toHaveLength(2);
    unmount();
    expect(renderToString(<section.Section name="Ada" />)).toContain('Hello');
    expect(asked).toHaveLength(1);
  });

  it('is there at once where it was fetched beforehand', async () => {
    const { asked, section } = slowFile();
    const preloaded = section.preload();
    asked[0]?.resolve(Greeting);
    await preloaded;
    render(<section.Section name="Ada" />);
    expect(screen.getByText('Hello Ada')).toBeVisible();
  });

  it('says where it could not be fetched, and fetches again when the customer asks', async () => {
    const said = quietly();
    const { asked, section } = slowFile();
    const onError = vi.fn();
    render(
      <SectionBoundary section="requests" onError={onError}>
        <section.Section name="Ada" />
      </SectionBoundary>,
    );
    await act(async () => asked[0]?.reject(new TypeError('Failed to fetch')));
    expect(screen.getByRole('alert').textContent).toContain('This part could not be shown.');
    expect(onError).toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(asked).toHaveLength(2);
    await act(async () => asked[1]?.resolve(Greeting));
    expect(screen.getByText('Hello Ada')).toBeVisible();
    said.mockRestore();
  });

  it('does not hold it against the section that fetching it beforehand failed', async () => {
    const { asked, section } = slowFile();
    const preloaded = section.preload();
    asked[0]?.reject(new TypeError('Failed to fetch'));
    await expect(preloaded).rejects.toThrow('Failed to fetch');
    render(<section.Section name="Ada" />);
    await act(async () => asked[1]?.resolve(Greeting));
    expect(screen.getByText('Hello Ada')).toBeVisible();
  });
});
