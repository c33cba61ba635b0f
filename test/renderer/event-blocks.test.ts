import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Blocks } from '../../src/renderer/host/web/event-stream';

test('a stream is cut at its empty lines, however it comes in pieces', () => {
  const line = fc.stringMatching(/^[ab]{1,4}$/);
  const block = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(fc.array(block), fc.array(fc.integer({ min: 1, max: 5 })), (said, sizes) => {
      const stream = said.map((each) => `${each}\n\n`).join('');
      const blocks = new Blocks();
      const heard: string[] = [];
      let at = 0;
      for (let turn = 0; at < stream.length; turn++) {
        const size = sizes[turn % sizes.length] ?? stream.length;
        heard.push(...blocks.add(stream.slice(at, at + size)));
        at += size;
      }
      expect(heard).toEqual(said);
    }),
  );
});
