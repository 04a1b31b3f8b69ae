import { type LifecycleEvent, presentStatus } from '../../model/index.js';
import type { IconName } from '../icon/index.js';
import { STATUS_LOOKS, type Tone } from '../status-words/index.js';

const EVENT_ICONS = new Map<string, IconName>([
  ['requirement_opened', 'message'],
  ['requirement_submitted', 'arrow-forward'],
  ['document_received', 'file'],
  ['data_updated', 'edit'],
]);

/** Tone and drawing of an event. */
export function lookOf(event: LifecycleEvent): { tone: Tone; icon: IconName } {
  if (event.type === 'status_changed') return STATUS_LOOKS[presentStatus(event.to)];
  if (event.about?.outcome === 'rejected') return { tone: 'negative', icon: 'cross' };
  if (event.about?.outcome === 'accepted' || event.about?.outcome === 'active') return { tone: 'positive', icon: 'check' };
  return { tone: 'neutral', icon: EVENT_ICONS.get(event.type) ?? 'dash' };
}
