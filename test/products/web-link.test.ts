import { expect, test } from 'vitest';
import { isWebLink } from '../../shared/web-link.ts';

test.for(['https://loja.example/queijo?peso=500', 'http://loja.example', 'HTTPS://Loja.example/x'])(
  '%s is a link',
  (link) => expect(isWebLink(link)).toBe(true),
);

test.for([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'loja.example',
  'https://',
  'https://a b.example',
  '',
])('%j is none', (link) => expect(isWebLink(link)).toBe(false));
