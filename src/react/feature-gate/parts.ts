export { FeatureGateContent as Content } from './feature-gate-content.js';
export { FeatureGateLock as Lock } from './feature-gate-lock.js';
export { FeatureGateRoot as Root } from './feature-gate-root.js';
