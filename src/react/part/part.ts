import {
  cloneElement,
  createElement,
  type ComponentPropsWithoutRef,
  type CSSProperties,
  isValidElement,
  type JSX,
  type ReactElement,
  type Ref,
  version,
} from 'react';
import { composeRefs } from './compose-refs.js';

/** Replaces the element of a part: an element to merge the props into, or a function that gets the props and the state. */
export type PartRender<State> = ReactElement | ((props: Record<string, unknown>, state: State) => ReactElement);

/** What every part takes besides the attributes of its element. */
export interface PartProps<State> {
  render?: PartRender<State> | undefined;
  className?: string | ((state: State) => string | undefined) | undefined;
  style?: CSSProperties | ((state: State) => CSSProperties | undefined) | undefined;
}

/** The props of a part that renders `Tag`: the element's own attributes, with `className` and `style` open to functions. */
export type PartComponentProps<Tag extends keyof JSX.IntrinsicElements, State> = Omit<
  ComponentPropsWithoutRef<Tag>,
  'className' | 'style' | 'render'
> &
  PartProps<State>;

/** What a part brings itself. */
export interface OwnPart<State, Node = unknown> {
  props?: Record<string, unknown> | undefined;
  state: State;
  ref?: Ref<Node> | undefined;
}

/**
 * Renders one element. Own props and the consumer's are merged: the consumer's event handlers run first and
 * `preventDefault` stops ours, class names are joined, styles are merged, everything else the consumer sets wins. The
 * state becomes `data-*` attributes: true is an empty attribute, a string or number its value, false and undefined are absent.
 */
export function renderPart<State extends object, Node>(
  tag: keyof JSX.IntrinsicElements,
  own: OwnPart<State, Node>,
  consumer: PartProps<State>,
): ReactElement {
  const { render, className, style, ...rest } = consumer;
  const resolved = {
    ...rest,
    className: typeof className === 'function' ? className(own.state) : className,
    style: typeof style === 'function' ? style(own.state) : style,
  };
  const props = mergeProps({ ...dataAttributes(own.state), ...own.props }, resolved);
  if (typeof render === 'function') return render(own.ref === undefined ? props : { ...props, ref: own.ref }, own.state);
  if (isValidElement(render)) return renderInto(render, props, own.ref);
  return createElement(tag, own.ref === undefined ? props : { ...props, ref: own.ref });
}

function renderInto<Node>(element: ReactElement, props: Record<string, unknown>, ref: Ref<Node> | undefined): ReactElement {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the props of an element are an object
  const merged = mergeProps(props, element.props as Record<string, unknown>);
  const elementRef = refOf<Node>(element);
  if (ref === undefined && elementRef === undefined) return cloneElement(element, merged);
  return cloneElement(element, { ...merged, ref: composeRefs(ref, elementRef) } as Record<string, unknown>);
}

/** React 19 keeps an element's ref among its props and warns when it is read elsewhere; React 18 the other way round. */
function refOf<Node>(element: ReactElement): Ref<Node> | undefined {
  const holder = Number.parseInt(version, 10) >= 19 ? element.props : element;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- React types neither place
  return (holder as { ref?: Ref<Node> | null }).ref ?? undefined;
}

/** Merges two sets of props as `renderPart` does; `over` belongs to the consumer. */
export function mergeProps(own: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...own };
  for (const [name, value] of Object.entries(over)) {
    if (value !== undefined) merged[name] = mergeProp(name, own[name], value);
  }
  return merged;
}

function mergeProp(name: string, own: unknown, over: unknown): unknown {
  if (own === undefined) return over;
  if (name === 'className') return [own, over].join(' ');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both came from a prop named style
  if (name === 'style') return { ...(own as CSSProperties), ...(over as CSSProperties) };
  if (/^on[A-Z]/.test(name) && typeof own === 'function' && typeof over === 'function') {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are functions
    return composeHandlers(over as Handler, own as Handler);
  }
  return over;
}

type Handler = (...input: unknown[]) => unknown;

function composeHandlers(first: Handler, second: Handler): Handler {
  return (...input) => {
    first(...input);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- read with care: anything may be handed to a handler
    if ((input[0] as { defaultPrevented?: boolean } | undefined)?.defaultPrevented !== true) second(...input);
  };
}

/** The `data-*` attributes of a state. */
export function dataAttributes(state: object): Record<string, string | number> {
  const attributes: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(state)) {
    if (value === true) attributes[attributeOf(name)] = '';
    if (typeof value === 'string' || typeof value === 'number') attributes[attributeOf(name)] = value;
  }
  return attributes;
}

const attributeNames = new Map<string, string>();

/** Put together once for each name: lists ask for the same ones row after row. */
function attributeOf(name: string): string {
  const known = attributeNames.get(name) ?? `data-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  attributeNames.set(name, known);
  return known;
}
