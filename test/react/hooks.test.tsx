import { act, renderHook, screen, render, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { memoryBackend, type ScenarioName } from '../../src/backends/memory/index.js';
import { createCustomerClient, type CustomerClient } from '../../src/client/index.js';
import type { Requirement } from '../../src/model/index.js';
import {
  CustomerProvider,
  useCustomerStatus,
  useFeature,
  useRequirement,
  useRequirements,
  useTimeline,
  useUpload,
} from '../../src/react/index.js';

function open(scenario: ScenarioName) {
  const backend = memoryBackend({ scenario });
  const client = createCustomerClient({ backend, customerId: 'cus_1' });
  const wrapper = ({ children }: { children: ReactNode }) => <CustomerProvider client={client}>{children}</CustomerProvider>;
  return { backend, client, wrapper };
}

const quiet = (event: Event) => event.preventDefault();

describe('CustomerProvider', () => {
  it('ends with a running client when React mounts it twice, and stops it when the last one goes', async () => {
    const { client, wrapper } = open('under_review');
    const dispose = vi.spyOn(client, 'dispose');
    const { result, unmount } = renderHook(() => useCustomerStatus(), { wrapper });
    await waitFor(() => expect(result.current.status).toBe('UNDER_REVIEW'));
    const second = renderHook(() => useCustomerStatus(), { wrapper });
    const before = dispose.mock.calls.length;
    unmount();
    expect(dispose.mock.calls.length).toBe(before);
    second.unmount();
    expect(dispose.mock.calls.length).toBe(before + 1);
  });

  it('is asked for by name when a hook has no client', () => {
    window.addEventListener('error', quiet);
    expect(() => renderHook(() => useCustomerStatus())).toThrow('Put <CustomerProvider client={…}>');
    window.removeEventListener('error', quiet);
  });

  it('yields to a client that is passed to the hook', async () => {
    const { wrapper } = open('active');
    const other = open('rejected').client;
    other.start();
    const { result } = renderHook(() => useCustomerStatus(other), { wrapper });
    await waitFor(() => expect(result.current.status).toBe('REJECTED'));
    other.dispose();
  });
});

describe('useCustomerStatus', () => {
  it('follows a change that the backend pushes', async () => {
    const { backend, wrapper } = open('under_review');
    const { result } = renderHook(() => useCustomerStatus(), { wrapper });
    await waitFor(() => expect(result.current.status).toBe('UNDER_REVIEW'));
    act(() => void backend.simulate.approve());
    await waitFor(() => expect(result.current.status).toBe('ACTIVE'));
    expect(result.current.info?.status).toBe('ACTIVE');
  });

  it('renders again only when its own part changed', async () => {
    const { client, wrapper } = open('request_for_information');
    let renders = 0;
    const { result } = renderHook(() => ((renders += 1), useCustomerStatus()), { wrapper });
    await waitFor(() => expect(result.current.phase).toBe('ready'));
    await act(async () => undefined);
    const before = renders;
    const id = client.getSnapshot().customer?.requirements.find(({ kind }) => kind === 'clarification')?.id ?? '';
    act(() => client.setDraft({ kind: 'clarification', requirementId: id, text: 'From my work' }));
    expect(client.getSnapshot().drafts[id]).toBeDefined();
    expect(renders).toBe(before);
  });
});

describe('useFeature', () => {
  it('is closed until the customer is known, then says why or opens', async () => {
    const { backend, wrapper } = open('under_review');
    const seen: string[] = [];
    const { result } = renderHook(
      () => {
        const decision = useFeature('createTransaction');
        seen.push(decision.open ? 'open' : decision.reason);
        return decision;
      },
      { wrapper },
    );
    expect(seen[0]).toBe('loading');
    await waitFor(() => expect(result.current).toMatchObject({ open: false, reason: 'status' }));
    expect(seen).not.toContain('open');
    act(() => void backend.simulate.approve());
    await waitFor(() => expect(result.current.open).toBe(true));
  });

  it('stays closed for a feature that nobody declared', async () => {
    const { wrapper } = open('active');
    const { result } = renderHook(() => ({ feature: useFeature('constructor'), view: useCustomerStatus() }), { wrapper });
    await waitFor(() => expect(result.current.view.phase).toBe('ready'));
    expect(result.current.feature).toMatchObject({ open: false, unlocks: { step: 'nothing' } });
  });
});

describe('the hooks for requests', () => {
  it('group what is asked by what is to be done', async () => {
    const { wrapper } = open('request_for_information');
    const { result } = renderHook(() => useRequirements(), { wrapper });
    await waitFor(() => expect(result.current.open.length).toBe(3));
    expect(result.current.withReviewer.length + result.current.done.length).toBe(result.current.all.length - 3);
  });

  it('keep a draft of one request', async () => {
    const { client, wrapper } = open('request_for_information');
    const { result: list } = renderHook(() => useRequirements(), { wrapper });
    await waitFor(() => expect(list.current.open.length).toBe(3));
    const id = list.current.open.find(({ kind }) => kind === 'clarification')?.id ?? '';
    const { result } = renderHook(() => useRequirement(id, client), { wrapper });
    act(() => result.current.setDraft({ kind: 'clarification', requirementId: id, text: 'Salary' }));
    expect(result.current.draft?.answer).toMatchObject({ text: 'Salary' });
    act(() => result.current.clearDraft());
    expect(result.current.draft).toBeUndefined();
    expect(result.current.requirement?.id).toBe(id);
  });

  it('know the file on record for a slot, and that an unknown request is gone', async () => {
    const { wrapper } = open('document_rejected');
    const { result } = renderHook(() => useRequirements(), { wrapper });
    await waitFor(() => expect(result.current.open.length).toBe(1));
    const id = result.current.open[0]?.id ?? '';
    const slots = renderHook(() => ({ front: useUpload(id, 'drivers_license', 'front'), gone: useRequirement('gone') }), {
      wrapper,
    });
    expect(slots.result.current.front.file?.side).toBe('front');
    expect(slots.result.current.gone.requirement).toBeUndefined();
  });
});

describe('useUpload', () => {
  it('finds what it has stored in a place without sides', async () => {
    const { client, wrapper } = open('request_for_information');
    const { result } = renderHook(() => useRequirements(), { wrapper });
    const sidesOf = ({ spec }: Requirement) => (spec.kind === 'document' ? spec.accepted : []);
    const isWhole = ({ sides }: { sides: readonly string[] }) => sides.includes('single');
    await waitFor(() => expect(result.current.open.some((asked) => sidesOf(asked).some(isWhole))).toBe(true));
    const asked = result.current.open.find((candidate) => sidesOf(candidate).some(isWhole))!;
    const type = sidesOf(asked).find(isWhole)!.type;
    const slot = renderHook(() => useUpload(asked.id, type), { wrapper });
    act(() => void slot.result.current.choose(new File(['abc'], 'a.pdf', { type: 'application/pdf' })));
    await waitFor(() => expect(slot.result.current.upload?.phase).toBe('done'));
    await waitFor(() => expect(slot.result.current.file?.id).toBe(slot.result.current.upload?.file?.id));
    client.dispose();
  });
});

describe('useTimeline', () => {
  it('loads the first page by itself, newest first', async () => {
    const { wrapper } = open('active');
    const { result } = renderHook(() => useTimeline(), { wrapper });
    await waitFor(() => expect(result.current.events.length).toBeGreaterThan(2));
    const times = result.current.events.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('reads nobody again who has signed out, and whoever is there when the client is started anew', async () => {
    const { backend, client, wrapper } = open('active');
    const reads = vi.spyOn(backend, 'listEvents');
    const { result } = renderHook(() => useTimeline(), { wrapper });
    await waitFor(() => expect(result.current.events.length).toBeGreaterThan(2));
    const before = reads.mock.calls.length;
    act(() => client.reset());
    await act(async () => undefined);
    expect(result.current.events).toEqual([]);
    expect(reads.mock.calls.length).toBe(before);
    act(() => client.start());
    await waitFor(() => expect(result.current.events.length).toBeGreaterThan(2));
  });
});

function Status({ client }: { client?: CustomerClient }) {
  return <p>{useCustomerStatus(client).status ?? 'nothing yet'}</p>;
}

it('a component reads through the context', async () => {
  const { wrapper: Wrapper } = open('active');
  render(
    <Wrapper>
      <Status />
    </Wrapper>,
  );
  expect(screen.getByText('nothing yet')).toBeInTheDocument();
  expect(await screen.findByText('ACTIVE')).toBeInTheDocument();
});
