import { contentSecurityPolicy } from 'customer-status-kit/csp';
import { describe, expect, it } from 'vitest';

const lines = (...input: Parameters<typeof contentSecurityPolicy>) => contentSecurityPolicy(...input).header.split('; ');
const NONCE = 'Q2hpbGRyZW4gb2YgdGltZQ==';

describe('the policy for a page with the kit', () => {
  it('refuses everything but the page’s own script, style and API', () => {
    expect(lines()).toEqual([
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "default-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  it('names what a configuration needs, and no more', () => {
    const policy = lines({
      baseUrl: 'https://api.example.com/customer-status?x=1',
      uploadOrigins: ['https://papers.s3.example.com/prefix/', 'https://papers.s3.example.com'],
      frameOrigins: ['https://verify.example.net:8443/flow'],
      assetOrigins: ['https://static.example.com'],
      pictureWorker: true,
      trustedTypes: ['nextjs'],
      frameAncestors: ["'self'"],
    });
    expect(policy).toEqual([
      'script-src https://static.example.com',
      'style-src https://static.example.com',
      'connect-src https://api.example.com https://papers.s3.example.com',
      'worker-src https://static.example.com',
      'frame-src https://verify.example.net:8443',
      "default-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types customer-status-kit nextjs',
    ]);
  });

  it('trusts scripts by their nonce alone where there is one', () => {
    const policy = lines({ nonce: NONCE, pictureWorker: 'pictures' });
    expect(policy).toContain(`script-src 'nonce-${NONCE}'`);
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain('trusted-types pictures');
  });

  it('takes what the rest of the page needs, in directives of its own and of the kit', () => {
    const policy = lines({ also: { 'img-src': ["'self'"], 'Connect-Src': ['https://metrics.example.com'], 'default-src': [] } });
    expect(policy).toContain("img-src 'self'");
    expect(policy).toContain("connect-src 'self' https://metrics.example.com");
    expect(policy).toContain("default-src 'none'");
  });

  it.each([
    { baseUrl: 'https://api.example.com; script-src *' },
    { baseUrl: 'javascript:alert(1)' },
    { baseUrl: '//api.example.com/status' },
    { baseUrl: 'https://user:secret@api.example.com' },
    { uploadOrigins: ['*'] },
    { uploadOrigins: ['https:'] },
    { uploadOrigins: ['https://*.example.com'] },
    { frameOrigins: ["'unsafe-inline'"] },
    { frameOrigins: ['data:'] },
    { assetOrigins: ['blob:'] },
    { assetOrigins: ['https://a.example.com https://b.example.com'] },
    { nonce: 'short' },
    { nonce: "abcdefghijklmnop' 'unsafe-eval" },
    { pictureWorker: 'a b' },
    { trustedTypes: ['*'] },
    { also: { 'img-src': ["'self'; script-src *"] } },
    { also: { 'img-src': ["'none'"] } },
    { also: { 'img-src x;': ["'self'"] } },
  ])('refuses what would be read as something else: %j', (options) => {
    expect(() => contentSecurityPolicy(options)).toThrow(TypeError);
  });
});
