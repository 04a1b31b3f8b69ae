import { memoryBackend } from 'customer-status-kit/backends/memory';
import { customerFixture } from 'customer-status-kit/testing';
import { expect, it } from 'vitest';
import { type ClientSettings, panelClientSource } from '../../src/element/panel-client.js';

it('the next customer begins with nothing of the one whom the page’s first snapshot was about', () => {
  const initialSnapshot = customerFixture({ id: 'ada', status: 'ACTIVE' });
  const settings: ClientSettings = {
    client: undefined,
    customerId: undefined,
    credentials: undefined,
    baseUrl: undefined,
    backend: memoryBackend(),
    initialSnapshot,
  };
  const clientOf = panelClientSource(
    () => settings,
    () => 'en',
  );
  const statusOf = (customerId: string) => clientOf({ ...settings, customerId })?.getSnapshot().status;
  expect(() => clientOf(settings)).toThrow('nobody to show');
  expect(statusOf('ada')).toBe('ACTIVE');
  expect(statusOf('ben')).toBeUndefined();
  expect(statusOf('ada')).toBe('ACTIVE');
});
