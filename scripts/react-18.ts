/** React 18 in place of the React there is: for whatever Vite bundles or runs. */
export const REACT_18 = [
  { find: /^react(\/.+)?$/, replacement: 'react-18$1' },
  { find: /^react-dom(\/.+)?$/, replacement: 'react-dom-18$1' },
];
