/**
 * Draws the app's icons from `src/renderer/icon.svg`: run `npm run icons` after changing the drawing. The results are
 * kept in the repository, since not every machine that builds has a browser to draw with.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../../../../test/tools/chromium.mjs';

const HERE = import.meta.dirname;
const RENDERER = resolve(HERE, '../../../renderer');
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Chunk type and size in pixels of Apple's icon format. */
const ICNS_CHUNKS = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

const svg = readFileSync(join(RENDERER, 'icon.svg'), 'utf8');
const browser = await chromium.launch(chromiumLaunch());
const page = await browser.newPage();
const pictures = new Map();
for (const size of new Set([...ICO_SIZES, ...ICNS_CHUNKS.map(([, size]) => size)])) {
  pictures.set(size, await draw(size));
}
await browser.close();

mkdirSync(join(RENDERER, 'public'), { recursive: true });
writeFileSync(join(RENDERER, 'public/icon.png'), pictures.get(512));
writeFileSync(join(HERE, 'icon.ico'), ico(ICO_SIZES));
writeFileSync(join(HERE, 'icon.icns'), icns());

async function draw(size) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
}

/** An ICO file of PNG pictures: a header, a directory entry each, the pictures. */
function ico(sizes) {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sizes.length, 4);
  let offset = header.length + 16 * sizes.length;
  const entries = sizes.map((size) => {
    const picture = pictures.get(size);
    const entry = Buffer.alloc(16);
    // 256 does not fit a byte and is written as 0.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(picture.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += picture.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...sizes.map((size) => pictures.get(size))]);
}

/** An ICNS file: each chunk is its type, its length with this head, and a PNG picture. */
function icns() {
  const chunks = ICNS_CHUNKS.map(([type, size]) => chunk(type, pictures.get(size)));
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
