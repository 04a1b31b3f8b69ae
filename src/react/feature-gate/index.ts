export * as FeatureGate from './parts.js';
export { FEATURE_GATE_ANATOMY } from './feature-gate.anatomy.js';
export { FeatureGateContent, type FeatureGateContentProps } from './feature-gate-content.js';
export type { FeatureGateState } from './feature-gate-context.js';
export { FeatureGateLock, type FeatureGateLockProps } from './feature-gate-lock.js';
export { FeatureGateRoot, type FeatureGateRootProps } from './feature-gate-root.js';
