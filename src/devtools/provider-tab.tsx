'use client';
import { type ReactElement, useState } from 'react';
import {
  type MemoryBackend,
  playScenario,
  SAMPLE_REQUEST_NAMES,
  type SampleRequestName,
  SCENARIO_NAMES,
  type ScenarioName,
} from '../backends/memory/index.js';
import { CUSTOMER_STATUSES, type CustomerStatus, type PresentedStatus } from '../model/index.js';
import { Action, Choice, Input, Row, Section, Toggle } from './controls.js';
import { Journeys } from './journey-controls.js';
import { usePanel } from './panel-context.js';
import { WORDS } from './words.js';

const words = WORDS.provider;

/** Plays the provider, and the customer on another device. */
export function ProviderTab(): ReactElement {
  const { memory } = usePanel().simulation;
  return memory === undefined ? <p>{WORDS.noProvider}</p> : <ProviderControls backend={memory} />;
}

function ProviderControls({ backend }: { backend: MemoryBackend }): ReactElement {
  return (
    <div className="csk-devtools-columns">
      <Section title={words.scenario}>
        <Scenarios backend={backend} />
      </Section>
      <Section title={words.journey}>
        <Journeys backend={backend} />
      </Section>
      <Section title={words.status}>
        <Statuses backend={backend} />
      </Section>
      <Section title={words.decisions}>
        <Decisions backend={backend} />
      </Section>
      <Section title={words.round}>
        <Rounds backend={backend} />
      </Section>
      <Section title={words.pushes}>
        <Pushes backend={backend} />
      </Section>
    </div>
  );
}

function Scenarios({ backend }: { backend: MemoryBackend }): ReactElement {
  const [scenario, setScenario] = useState<ScenarioName>('created');
  return (
    <Row>
      <Choice label={words.scenario} value={scenario} options={SCENARIO_NAMES} onChoose={setScenario} />
      <Action name={words.switchScenario} does={() => playScenario(backend, [{ do: 'use_scenario', scenario }])} />
    </Row>
  );
}

const STATUSES: readonly PresentedStatus[] = [...CUSTOMER_STATUSES, 'UNKNOWN'];

function Statuses({ backend: { simulate } }: { backend: MemoryBackend }): ReactElement {
  const [status, setStatus] = useState<PresentedStatus>('UNDER_REVIEW');
  const set = () => (status === 'UNKNOWN' ? simulate.setUnknownStatus() : simulate.setStatus(status));
  const flap = () => {
    const before = simulate.getCustomer().status.status;
    const known = CUSTOMER_STATUSES.find((name): name is CustomerStatus => name === before) ?? 'UNDER_REVIEW';
    const other = CUSTOMER_STATUSES.find((name): name is CustomerStatus => name === status);
    return other === undefined ? simulate.setUnknownStatus() : simulate.flapStatus([other, known], 4);
  };
  return (
    <Row>
      <Choice label={words.status} value={status} options={STATUSES} onChoose={setStatus} />
      <Action name={words.setStatus} does={() => void set()} />
      <Action name={words.flapStatus} does={() => void flap()} />
    </Row>
  );
}

function Decisions({ backend: { simulate } }: { backend: MemoryBackend }): ReactElement {
  return (
    <Row>
      <Action name={words.approve} does={() => void simulate.approve()} />
      <Action name={words.reject} does={() => void simulate.reject({ reasonCode: 'data_mismatch' })} />
      <Action name={words.deactivate} does={() => void simulate.deactivate({ reasonCode: 'inactivity' })} />
      <Action name={words.activate} does={() => void simulate.activate()} />
    </Row>
  );
}

function Rounds({ backend: { simulate } }: { backend: MemoryBackend }): ReactElement {
  const [names, setNames] = useState<readonly SampleRequestName[]>(['identity_document']);
  const [days, setDays] = useState('3');
  const toggle = (name: SampleRequestName, isWanted: boolean) =>
    setNames(SAMPLE_REQUEST_NAMES.filter((other) => (other === name ? isWanted : names.includes(other))));
  const dueInDays = days === '' ? undefined : Number(days);
  return (
    <>
      <Row>
        {SAMPLE_REQUEST_NAMES.map((name) => (
          <Toggle key={name} label={name} checked={names.includes(name)} onToggle={(isWanted) => toggle(name, isWanted)} />
        ))}
      </Row>
      <Row>
        <Input label={words.dueInDays} type="number" value={days} onChange={setDays} />
        <Action name={words.ask} disabled={names.length === 0} does={() => void simulate.requestRound(names, { dueInDays })} />
        <Action name={words.answer} does={() => void simulate.answerAll()} />
        <Action name={words.accept} does={() => void simulate.decideAll({ decision: 'accepted' })} />
        <Action name={words.refuse} does={() => void simulate.decideAll(REFUSED)} />
      </Row>
    </>
  );
}

const REFUSED = { decision: 'rejected', reasonCode: 'document_unreadable' } as const;

function Pushes({ backend: { simulate } }: { backend: MemoryBackend }): ReactElement {
  return (
    <Row>
      <Action name={words.again} does={() => simulate.pushAgain()} />
      <Action name={words.stale} does={() => void simulate.pushStale()} />
      <Action name={words.resync} does={() => simulate.pushResync()} />
    </Row>
  );
}
