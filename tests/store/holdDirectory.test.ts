import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DirectoryInUseError } from '../../src/store/errors.js';
import { announce, holdDirectory, holderOf } from '../../src/store/holdDirectory.js';

const fresh = () => join(mkdtempSync(join(tmpdir(), 'fieldmark-')), 'made', 'here');

test('a directory is held by one at a time, and says by whom', () => {
  const directory = fresh();
  const held = holdDirectory(directory);
  expect(() => holdDirectory(directory)).toThrow(DirectoryInUseError);
  announce(directory, 'http://127.0.0.1:7');
  expect(holderOf(directory)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:7' });
  held.release();
  expect(holderOf(directory)).toBeUndefined();
  holdDirectory(directory).release();
});

test('a holder that was killed holds no longer, even when its process id came again', () => {
  const directory = fresh();
  holdDirectory(directory);
  const file = join(directory, 'collector.json');
  const holder = JSON.parse(readFileSync(file, 'utf8'));
  for (const gone of [{ pid: 2 ** 22 + 1 }, ...(holder.began ? [{ ...holder, began: '1' }] : [])]) {
    writeFileSync(file, JSON.stringify(gone));
    expect(holderOf(directory)).toBeUndefined();
  }
  writeFileSync(file, '{"pid":');
  holdDirectory(directory).release();
});
