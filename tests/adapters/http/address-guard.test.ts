import { expect, test } from 'vitest';
import { makeAddressGuard, REFUSED_CODE } from '../../../src/adapters/http/address-guard.ts';

const guard = makeAddressGuard([]);

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0177.0.0.1/',
  'http://0x7f000001/',
  'http://127.0.0.1./',
  'http://0.0.0.0/',
  'http://10.0.0.8/',
  'http://172.16.0.1/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://169.254.169.254/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::7f00:1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[fe80::1]/',
  'http://[fd00::1]/',
  'http://[ff02::1]/',
])('refuses %s', (url) => {
  expect(guard.check(url)).toMatchObject({ kind: 'refused-address', reason: 'address' });
});

test.each(['https://news.example/feed', 'http://8.8.8.8:8080/', 'http://[2606:4700::1111]/'])(
  'lets %s pass',
  (url) => {
    expect(guard.check(url)).toBeUndefined();
  },
);

test('makes an exception for a network that the configuration names, and for no other', () => {
  const exceptional = makeAddressGuard(['127.0.0.1/32']);
  expect(exceptional.check('http://127.0.0.1:8800/')).toBeUndefined();
  expect(exceptional.check('http://127.0.0.2/')).toBeDefined();
  expect(exceptional.check('http://[::ffff:127.0.0.1]/')).toBeUndefined();
});

function resolve(name: string, allowed: readonly string[]): Promise<string> {
  return new Promise((done) => {
    makeAddressGuard(allowed).lookup(name, { all: true }, (error, found) => {
      done(error === null ? JSON.stringify(found) : String(error.code));
    });
  });
}

test('refuses a name that leads to this machine when it is resolved', async () => {
  expect(await resolve('localhost', [])).toBe(REFUSED_CODE);
});

test('dials only the addresses that were checked', async () => {
  const found = await resolve('localhost', ['127.0.0.0/8']);
  expect(found).toContain('127.0.0.1');
  expect(found).not.toContain('::1');
});
