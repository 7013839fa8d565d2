#!/usr/bin/env node
/**
 * Stands in for fpm, which electron-builder gets from the network: makes a deb of what it is asked to put into one. It knows what
 * electron-builder says to fpm (`-s dir -t deb`) and fails at anything else.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const known = [
  '-s',
  '-t',
  '-d',
  '--deb-recommends',
  '--deb-compression',
  '--architecture',
  '--after-install',
  '--after-remove',
];
const fields = ['--description', '--version', '--package', '--name', '--maintainer', '--vendor', '--url', '--category'];
const others = ['--deb-priority', '--license', '--rpm-summary'];
const withValue = new Set([...known, ...fields, ...others]);

const options = new Map();
const mappings = [];
const words = process.argv.slice(2);
for (let word = words.shift(); word !== undefined; word = words.shift()) {
  if (withValue.has(word)) options.set(word, [...(options.get(word) ?? []), words.shift()]);
  else if (word.startsWith('-') && word !== '--force')
    throw new Error(`fpm is asked for ${word}, which nobody has foreseen`);
  else if (word !== '--force') mappings.push(word.split('='));
}
const [value, values] = [(name) => options.get(name)?.[0] ?? '', (name) => options.get(name) ?? []];

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-deb-'));
try {
  for (const [from, to] of mappings) {
    const target = path.join(root, to);
    // As fpm does it: the contents of a folder that ends with a slash, else the file under its new name.
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.cpSync(from, target, { recursive: true });
  }
  const control = path.join(root, 'DEBIAN');
  fs.mkdirSync(control);
  const lines = {
    Package: value('--name'),
    Version: value('--version'),
    Architecture: value('--architecture'),
    Maintainer: value('--maintainer'),
    Depends: values('-d').join(', '),
    Homepage: value('--url'),
    Description: value('--description'),
  };
  const text = Object.entries(lines).map(([name, text]) => `${name}: ${text}\n`);
  fs.writeFileSync(path.join(control, 'control'), text.join(''));
  for (const [script, option] of [
    ['postinst', '--after-install'],
    ['postrm', '--after-remove'],
  ]) {
    fs.copyFileSync(value(option), path.join(control, script));
    fs.chmodSync(path.join(control, script), 0o755);
  }
  const made = spawnSync('dpkg-deb', ['--root-owner-group', '-Znone', '--build', root, value('--package')], {
    stdio: 'inherit',
  });
  process.exitCode = made.status ?? 1;
} finally {
  fs.rmSync(root, { recursive: true, force: true });
}
