'use client';
import type { ReactElement } from 'react';
import { DocumentUploader as Parts, type ReusableFile, useSlotContext } from '../../react/document-uploader/index.js';
import { useAnnounce } from '../../react/live-region/index.js';
import { Icon } from '../icon/index.js';
import type { Words } from '../provider/index.js';
import { shownName } from './uploader-words.js';
import { useUploaderWords } from './use-uploader-words.js';

/** How many files given earlier are offered at a time: the newest. */
const OFFERED = 3;

/** Files that were given for something else and would do here as well. */
export function ReuseOffers(): ReactElement | null {
  const words = useUploaderWords();
  const announce = useAnnounce();
  const { reusable } = useSlotContext();
  if (reusable.length === 0) return null;
  return (
    <div className="csk-stack" data-gap="small">
      {reusable.slice(0, OFFERED).map((offer) => (
        <div key={offer.file.id}>
          <Parts.Reuse
            file={offer}
            className="csk-button"
            data-variant="secondary"
            data-size="small"
            onReused={() =>
              announce(words.t('document-uploader.said-reused', { name: shownName(offer.name ?? offer.file.name, words) }))
            }
          >
            <Icon name="history" />
            {offerInWords(offer, words)}
          </Parts.Reuse>
        </div>
      ))}
    </div>
  );
}

function offerInWords({ requirement, name }: ReusableFile, words: Words): string {
  if (requirement === undefined) return words.t('document-uploader.reuse-earlier');
  const title = words.text(requirement.title).text;
  if (name === undefined) return words.t('document-uploader.reuse', { title });
  return words.t('document-uploader.reuse-named', { title, name: shownName(name, words) });
}

/** Files whose sending was cut off when the page went away, for example while a phone's camera was open. */
export function LostFiles(): ReactElement | null {
  const words = useUploaderWords();
  const { lost, canChoose } = useSlotContext();
  if (lost.length === 0) return null;
  return (
    <div className="csk-notice" data-tone="caution">
      <Icon name="warning" />
      <div className="csk-stack" data-gap="small">
        {lost.map(({ displayName }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two lost files may have the same name, and none has an id
          <div key={`${displayName ?? ''} ${index}`} className="csk-stack" data-gap="small">
            <p className="csk-text">{lostInWords(displayName, words)}</p>
            {canChoose ? (
              <div>
                <Parts.Trigger
                  secondary
                  className="csk-button"
                  data-variant="secondary"
                  data-size="small"
                  aria-label={words.t('document-uploader.choose-again-for', { name: shownName(displayName, words) })}
                >
                  {words.t('document-uploader.choose-again')}
                </Parts.Trigger>
              </div>
            ) : null}
          </div>
        ))}
      </div>
    </div>
  );
}

function lostInWords(name: string | undefined, words: Words): string {
  if (name === undefined) return words.t('document-uploader.lost-unnamed');
  return words.t('document-uploader.lost', { name: shownName(name, words) });
}
