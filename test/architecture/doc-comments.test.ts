import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../../src');

interface Declaration {
  file: string;
  name: string;
  /** The comment in front of it, or an empty string. */
  comment: string;
}

const DECLARATION = /^export (?:async )?(?:function|const|class|interface|type) (\w+)/;

/** Every exported declaration with the comment that stands right above it. An overload shares the comment of the first. */
function declarationsIn(file: string): Declaration[] {
  const lines = readFileSync(join(src, file), 'utf8').split('\n');
  const found: Declaration[] = [];
  lines.forEach((line, index) => {
    const name = DECLARATION.exec(line)?.[1];
    if (name === undefined || found.some((earlier) => earlier.name === name)) return;
    found.push({ file, name, comment: commentAbove(lines, index) });
  });
  return found;
}

function commentAbove(lines: readonly string[], index: number): string {
  if (!lines[index - 1]?.trim().endsWith('*/')) return '';
  let start = index - 1;
  while (start > 0 && !lines[start]?.trim().startsWith('/**')) start -= 1;
  return lines.slice(start, index).join('\n');
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes('compiled'),
);
const declarations = files.flatMap(declarationsIn);

const isFactory = ({ name }: Declaration) =>
  /^(create[A-Z]\w*(Client|Handler|Translator)|(http|memory)Backend|\w+Connector|defineFeatures|backendContract)$/.test(name);
const isComponent = ({ file, name }: Declaration) =>
  file.startsWith('drop-ins/') &&
  /^(CustomerStatusProvider|CustomerStatusPanel|StatusBadge|StatusBanner|FeatureGate|RFIForm|DocumentUploader|LifecycleTimeline|OperatorControls)$/.test(
    name,
  );

describe('every exported declaration', () => {
  it('has a doc comment', () => {
    expect(declarations.length).toBeGreaterThan(200);
    expect(declarations.filter(({ comment }) => comment === '').map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  it('shows how it is used where it is a factory or a finished component', () => {
    const shown = declarations
      .filter((declaration) => isFactory(declaration) || isComponent(declaration))
      .filter(({ comment }) => comment !== '' && !comment.startsWith('interface'));
    const callable = shown.filter(({ file, name }) =>
      new RegExp(`export (async )?(function|const) ${name}\\b`).test(readFileSync(join(src, file), 'utf8')),
    );
    expect(callable.length).toBeGreaterThan(8);
    expect(callable.filter(({ comment }) => !comment.includes('@example')).map(({ file, name }) => `${file}: ${name}`)).toEqual(
      [],
    );
  });
});
