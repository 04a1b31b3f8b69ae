import type { EventLog } from './event-log.js';
import { at, readFacts } from './read-facts.js';
import { watchedValue, type WatchedValue } from './watched-value.js';

/** Where the two charts of a customer stand: each region with its state. Empty until the first step. */
export interface ChartPlaces {
  readonly customer: ChartPlace;
  readonly sync: ChartPlace;
}

/** The regions of a chart, each with its state; a chart without regions has one, without a name. */
export type ChartPlace = readonly { region: string; state: string }[];

/** What inspection events come to. */
export interface ChartWatch {
  inspect: (event: unknown) => void;
  places: WatchedValue<ChartPlaces>;
}

const FOLLOWED: readonly (keyof ChartPlaces)[] = ['customer', 'sync'];

/** Reads the charts' inspection events, whose shape belongs to the chart library, without trusting it. */
export function watchCharts(log: EventLog): ChartWatch {
  const places = watchedValue<ChartPlaces>({ customer: [], sync: [] });
  return {
    places,
    inspect: (event) => {
      if (at(event, ['type']) !== '@xstate.snapshot') return;
      const chart = at(event, ['snapshot', 'machine', 'id']);
      const type = at(event, ['event', 'type']);
      if (typeof chart !== 'string' || typeof type !== 'string') return;
      const place = placeOf(at(event, ['snapshot', 'value']));
      const followed = FOLLOWED.find((name) => name === chart);
      if (followed !== undefined) places.set(withPlace(places.get(), followed, place));
      const facts = { ...readFacts(at(event, ['event'])), at: placeText(place) };
      log.add({ source: 'chart', from: chart, type, facts });
    },
  };
}

function withPlace(places: ChartPlaces, chart: keyof ChartPlaces, place: ChartPlace): ChartPlaces {
  return placeText(places[chart]) === placeText(place) ? places : { ...places, [chart]: place };
}

function placeOf(value: unknown): ChartPlace {
  if (typeof value === 'string') return [{ region: '', state: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([region, inner]) => ({ region, state: stateText(inner) }));
}

function stateText(value: unknown): string {
  if (typeof value === 'string') return value;
  return placeText(placeOf(value));
}

/** A place in one line. */
export function placeText(place: ChartPlace): string {
  return place.map(({ region, state }) => (region === '' ? state : `${region}.${state}`)).join(' ');
}
