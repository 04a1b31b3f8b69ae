export { type ClosedDecision, FeatureGate, type FeatureGateProps } from './feature-gate.js';
