export { OperatorControls, type OperatorControlsProps } from './operator-controls.js';
