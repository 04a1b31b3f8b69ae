'use client';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { JOURNEY_NAMES, type JourneyName, JOURNEYS, type MemoryBackend, playScenario } from '../backends/memory/index.js';
import { isCustomerStatusError } from '../model/index.js';
import { Choice, Row } from './controls.js';
import { usePanel } from './panel-context.js';
import { WORDS } from './words.js';

const words = WORDS.provider;

/** Plays a scripted journey, and stops it. */
export function Journeys({ backend }: { backend: MemoryBackend }): ReactElement {
  const { act } = usePanel();
  const [name, setName] = useState<JourneyName>('approval');
  const [isPlaying, setPlaying] = useState(false);
  const play = useRef<AbortController>(undefined);
  useEffect(() => () => play.current?.abort(), []);
  const begin = () =>
    act(words.play, async () => {
      const controller = new AbortController();
      play.current = controller;
      setPlaying(true);
      try {
        await playScenario(backend, JOURNEYS[name], { signal: controller.signal }).catch(unlessStopped);
      } finally {
        setPlaying(false);
      }
    });
  return (
    <Row>
      <Choice label={words.journey} value={name} options={JOURNEY_NAMES} onChoose={setName} />
      <button type="button" className="csk-devtools-button" onClick={() => (isPlaying ? play.current?.abort() : begin())}>
        {isPlaying ? words.stop : words.play}
      </button>
    </Row>
  );
}

/** Whoever stops a play knows that it stopped. */
function unlessStopped(reason: unknown): void {
  if (!isCustomerStatusError(reason) || reason.code !== 'aborted') throw reason;
}
