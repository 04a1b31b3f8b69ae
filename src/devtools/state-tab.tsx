'use client';
import type { ReactElement } from 'react';
import { useClientSnapshot } from '../react/provider/index.js';
import { Section } from './controls.js';
import { usePanel, useWatchedOr } from './panel-context.js';
import { summariseSnapshot } from './summarise-snapshot.js';
import type { ChartPlace } from './watch-charts.js';
import { WORDS } from './words.js';

/** Where the charts stand, and what is known in codes and counts. */
export function StateTab(): ReactElement {
  const { tools } = usePanel();
  const places = useWatchedOr(tools.charts);
  const snapshot = useClientSnapshot((known) => known, tools.live);
  return (
    <div className="csk-devtools-columns">
      <Section title={WORDS.state.charts}>
        {places === undefined ? (
          <p>{WORDS.noCharts}</p>
        ) : (
          <dl className="csk-devtools-facts">
            <Chart name={WORDS.state.customerChart} place={places.customer} />
            <Chart name={WORDS.state.linkChart} place={places.sync} />
          </dl>
        )}
      </Section>
      <Section title={WORDS.state.context}>
        <dl className="csk-devtools-facts">
          {summariseSnapshot(snapshot).map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}

function Chart({ name, place }: { name: string; place: ChartPlace }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      {place.length === 0 ? <dd>{WORDS.state.notBegun}</dd> : null}
      {place.map(({ region, state }) => (
        <dd key={region}>
          {region === '' ? null : `${region}: `}
          <b>{state}</b>
        </dd>
      ))}
    </div>
  );
}
