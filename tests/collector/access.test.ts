import { get } from 'node:http';
import { expect, test } from '@playwright/test';
import { withCollector } from './runCollector.js';
import { body, measures, sampleBatch } from './sampleBatch.js';

test('with a token, reading needs it and sending does not', () =>
  withCollector(
    async ({ url, post }) => {
      const status = async (path: string, headers: Record<string, string> = {}) =>
        (await fetch(url + path, { headers, redirect: 'manual' })).status;
      for (const path of [
        '/',
        '/dashboard.js',
        '/api/overview',
        '/api/nothing',
        '/nothing',
        '/?token=wrong',
        '/api/overview?token=',
      ]) {
        expect(await status(path), path).toBe(401);
      }
      expect(await status('/api/overview', { authorization: 'Bearer wrong' })).toBe(401);
      expect(await status('/api/overview', { cookie: 'fieldmark=s3cret' })).toBe(401);
      expect(await status('/api/overview', { authorization: 'Bearer s3cret' })).toBe(200);
      for (const path of ['/healthz', '/fieldmark.js', '/fieldmark.dev.js'])
        expect(await status(path), path).toBe(200);
      expect((await post(body(sampleBatch(1, measures(0, 1))))).status).toBe(204);
    },
    ['--token', 's3cret'],
  ));

test('the token in the address becomes a cookie and leaves the address', () =>
  withCollector(
    async ({ url }) => {
      const entered = await fetch(`${url}/?token=s3cret&app=shop`, { redirect: 'manual' });
      expect(entered.status).toBe(303);
      const location = new URL(entered.headers.get('location')!, `${url}/`);
      expect(location.href).toBe(`${url}/?app=shop`);
      const cookie = entered.headers.get('set-cookie')!;
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Strict/);
      expect(cookie).not.toContain('s3cret');
      const [pair] = cookie.split(';');
      expect((await fetch(location, { headers: { cookie: pair! } })).status).toBe(200);
    },
    ['--token', 's3cret'],
  ));

test('bound to every address, a collector makes a token of its own and prints it once', () =>
  withCollector(
    async ({ url }) => {
      expect((await fetch(`${url}/api/overview`)).status).toBe(401);
    },
    ['--host', '0.0.0.0'],
  ));

test('a name that somebody has made to point here is answered no question', () =>
  withCollector(async ({ url, post }) => {
    const { port } = new URL(url);
    const asking = (host: string, path = '/api/overview') =>
      new Promise<number | undefined>((resolve, reject) =>
        get(url + path, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).on('error', reject),
      );
    for (const host of ['localhost', 'shop.localhost', '127.0.0.2', '[::1]'])
      expect(await asking(`${host}:${port}`), host).toBe(200);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      'localhost.evil.example',
      '127.0.0.1.evil.example',
    ])
      expect(await asking(host), host).toBe(403);
    expect(await asking('pages.example', '/fieldmark.js')).toBe(200);
    expect((await post(body(sampleBatch(1, measures(0, 1))))).status).toBe(204);
  }));
