export {
  contentSecurityPolicy,
  type ContentSecurityPolicy,
  type ContentSecurityPolicyOptions,
  type PolicyDirective,
} from './content-security-policy.js';
