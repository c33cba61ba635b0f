#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printableLines } from '../../shared/printable';
import { commandLine } from './command-line';

// Whoever read our output has seen enough (`implab run ... | head`): stop writing, keep the verdict.
let wanted = true;
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    wanted = false;
  });

const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
);
process.exitCode = await commandLine(process.argv.slice(2), version, {
  // Whatever a command says, no name in a file may steer the terminal that shows it.
  out: (line) => {
    if (wanted) process.stdout.write(`${printableLines(line)}\n`);
  },
  err: (line) => process.stderr.write(`${printableLines(line)}\n`),
});
