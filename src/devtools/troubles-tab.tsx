'use client';
import { type ReactElement, useState } from 'react';
import type { MemoryOperation, Troubles, TroubleSimulation } from '../backends/memory/index.js';
import { CUSTOMER_STATUS_ERROR_CODES, type CustomerStatusErrorCode, OPERATION_NAMES } from '../model/index.js';
import { Action, Choice, Input, Row, Section, Toggle } from './controls.js';
import { usePanel, useWatched } from './panel-context.js';
import { WORDS } from './words.js';

const words = WORDS.troubles;

const OPERATIONS = ['getCustomer', 'getCapabilities', ...OPERATION_NAMES, 'loadDraft', 'saveDraft'] as const;

/** Puts troubles in the way of the backend's calls and pushes. */
export function TroublesTab(): ReactElement {
  const { troubles } = usePanel().simulation;
  return troubles === undefined ? <p>{WORDS.noTroubles}</p> : <TroubleControls simulate={troubles} />;
}

function TroubleControls({ simulate }: { simulate: TroubleSimulation }): ReactElement {
  const troubles = useWatched({ get: simulate.getTroubles, subscribe: simulate.onTroubles });
  return (
    <div className="csk-devtools-columns">
      <Section title={words.connection}>
        <Connection simulate={simulate} troubles={troubles} />
      </Section>
      <Section title={words.latency}>
        <Latency simulate={simulate} />
      </Section>
      <Section title={words.errors}>
        <ForcedErrors simulate={simulate} />
      </Section>
      <Section title={words.inForce}>
        <InForce troubles={troubles} />
      </Section>
    </div>
  );
}

function Connection({ simulate, troubles }: { simulate: TroubleSimulation; troubles: Troubles }): ReactElement {
  const { act } = usePanel();
  const toggle = (label: string, checked: boolean, on: () => void, off: () => void) => (
    <Toggle label={label} checked={checked} onToggle={(wanted) => act(label, wanted ? on : off)} />
  );
  return (
    <Row>
      {toggle(words.offline, troubles.offline, simulate.goOffline, simulate.goOnline)}
      {toggle(words.down, troubles.down, simulate.goDown, simulate.goUp)}
      {toggle(words.streamCut, troubles.streamCut, simulate.cutStream, simulate.restoreStream)}
      <Action name={words.flap} does={() => void simulate.flap()} />
    </Row>
  );
}

const EVERY = 'every';

function Latency({ simulate }: { simulate: TroubleSimulation }): ReactElement {
  const [operation, setOperation] = useState<MemoryOperation | typeof EVERY>(EVERY);
  const [ms, setMs] = useState('3000');
  const set = () => simulate.setLatency(ms === '' ? undefined : Number(ms), operation === EVERY ? undefined : operation);
  return (
    <Row>
      <Choice
        label={words.operation}
        value={operation}
        options={[{ name: EVERY, label: words.every }, ...OPERATIONS]}
        onChoose={setOperation}
      />
      <Input label={words.ms} type="number" value={ms} onChange={setMs} />
      <Action name={words.setLatency} does={set} />
    </Row>
  );
}

const TIMES = [
  { name: '1', label: words.next(1) },
  { name: '2', label: words.next(2) },
  { name: '3', label: words.next(3) },
  { name: 'always', label: words.always },
] as const;

function ForcedErrors({ simulate }: { simulate: TroubleSimulation }): ReactElement {
  const [operation, setOperation] = useState<MemoryOperation>('uploadFile');
  const [code, setCode] = useState<CustomerStatusErrorCode>('unavailable');
  const [times, setTimes] = useState<(typeof TIMES)[number]['name']>('1');
  const force = () => {
    if (times === 'always') simulate.fail(operation, code);
    else simulate.failNext(operation, code, Number(times));
  };
  return (
    <Row>
      <Choice label={words.operation} value={operation} options={OPERATIONS} onChoose={setOperation} />
      <Choice label={words.code} value={code} options={CUSTOMER_STATUS_ERROR_CODES} onChoose={setCode} />
      <Choice label={words.times} value={times} options={TIMES} onChoose={setTimes} />
      <Action name={words.force} does={force} />
      <Action name={words.stop} does={simulate.stopFailing} />
    </Row>
  );
}

function InForce({ troubles }: { troubles: Troubles }): ReactElement {
  const { latencyMs, latencies, failures } = troubles;
  const slow = [...(latencyMs > 0 ? [[words.every, latencyMs] as const] : []), ...Object.entries(latencies)];
  const lines = [
    ...slow.map(([name, ms]) => ({ name, value: words.slow(ms) })),
    ...Object.entries(failures).map(([name, { code = words.byFunction, left }]) => ({
      name,
      value: left === undefined ? code : `${code}, ${words.left(left)}`,
    })),
  ];
  if (lines.length === 0) return <p>{WORDS.none}</p>;
  return (
    <dl className="csk-devtools-facts">
      {lines.map(({ name, value }) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
