'use client';
import type { ReactElement } from 'react';
import { type RfiItem, useRfiControls, useRfiItemProblems } from '../../react/rfi-form/index.js';
import { DocumentUploader } from '../document-uploader/index.js';
import { problemInWords } from './problem-words.js';
import { useFormWords } from './use-form-words.js';

/** The files of a request, with the errors of the form at their slots. */
export function DocumentControl({ item }: { item: RfiItem }): ReactElement {
  const words = useFormWords();
  const form = useRfiControls();
  const { id } = item.requirement;
  const problems = useRfiItemProblems();
  const texts = new Map(problems.map((problem) => [problem.part, problemInWords(problem, words).text]));
  const whole = texts.get('value');
  return (
    <>
      {whole === undefined ? null : <p className="csk-error">{whole}</p>}
      <DocumentUploader
        requirementId={id}
        client={form.client}
        idFor={(part) => form.controlId(id, part)}
        problems={{ type: texts.get('type'), front: texts.get('front'), back: texts.get('back'), single: texts.get('single') }}
      />
    </>
  );
}
