import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { dataAttributes, type PartComponentProps, renderPart } from '../../src/react/part/index.js';

interface State {
  busy: boolean;
  phase: string;
}

function Button(props: PartComponentProps<'button', State> & { onPress?: () => void }): ReactElement {
  const { onPress, ...consumer } = props;
  const own = { type: 'button', className: 'own', style: { color: 'red' }, onClick: onPress };
  return renderPart('button', { props: own, state: { busy: true, phase: 'sending' } }, consumer);
}

describe('a part', () => {
  it('tells its state by attributes and leaves out what is false', () => {
    expect(dataAttributes({ busy: true, isLate: true, phase: 'sending', count: 0, no: false, gone: undefined })).toEqual({
      'data-busy': '',
      'data-is-late': '',
      'data-phase': 'sending',
      'data-count': 0,
    });
  });

  it('joins class names and styles, also those that depend on the state', () => {
    render(<Button className={(state) => state.phase} style={() => ({ padding: '1px' })} />);
    const button = screen.getByRole('button');
    expect(button).toHaveClass('own', 'sending');
    expect(button.style.color).toBe('red');
    expect(button.style.padding).toBe('1px');
  });

  it('runs the handler of the consumer first and lets it stop the own one', async () => {
    const calls: string[] = [];
    render(<Button onPress={() => calls.push('own')} onClick={() => calls.push('consumer')} />);
    await userEvent.click(screen.getByRole('button'));
    expect(calls).toEqual(['consumer', 'own']);
    render(<Button aria-label="stopped" onPress={() => calls.push('never')} onClick={(event) => event.preventDefault()} />);
    await userEvent.click(screen.getByRole('button', { name: 'stopped' }));
    expect(calls).not.toContain('never');
  });

  it('becomes the element it is given, with the handlers and the ref of both', async () => {
    const pressed = vi.fn();
    const clicked = vi.fn();
    const ref = createRef<HTMLAnchorElement>();
    const element = (
      // oxlint-disable-next-line jsx-a11y/anchor-is-valid
      <a href="#there" ref={ref} className="link" onClick={clicked}>
        go
      </a>
    );
    render(<Button onPress={pressed} render={element} />);
    const link = screen.getByRole('link', { name: 'go' });
    expect(link).toHaveClass('own', 'link');
    expect(link).toHaveAttribute('data-phase', 'sending');
    expect(ref.current).toBe(link);
    await userEvent.click(link);
    expect(pressed).toHaveBeenCalledOnce();
    expect(clicked).toHaveBeenCalledOnce();
  });

  it('hands props and state to a render function', () => {
    render(<Button render={(props, state) => <i {...props} title={state.phase} data-testid="i" />} />);
    expect(screen.getByTestId('i')).toHaveAttribute('title', 'sending');
  });

  it('keeps its own attribute when the consumer passes undefined', () => {
    render(<Button type={undefined} />);
    expect(screen.getByRole('button')).toHaveAttribute('type', 'button');
  });
});
