import { describe, expect, test } from 'vitest';
import { SAMPLES } from '../../src/main/files/samples';
import { formatScenario, parseScenario } from '../../src/main/files/scenario';
import { openScenario } from '../../src/main/lab/opening/open';
import { sampleCards } from '../../src/main/lab/views/sample-cards';

describe.each(SAMPLES)('the sample $id', ({ scenario }) => {
  test('is a scenario and every step goes as it says', async () => {
    expect(parseScenario(formatScenario(scenario))).toEqual({ ok: true, scenario });
    const lab = await openScenario(scenario, { name: 'x', path: null }, async () => {});
    expect(lab.delta().rows.filter(({ failed }) => failed)).toEqual([]);
    lab.close();
  });
});

test('the samples stand in the order of the start screen', () => {
  expect(sampleCards(SAMPLES).map(({ title, topic, caption }) => [title, topic, caption])).toEqual([
    ['Why is the secondary filling up?', 'Modes', 'The community question'],
    ['The secondary is left alone again', 'Modes', 'The cure'],
    ['A node dies and is repaired', 'Failures', 'Failover, fallback'],
    ['The survivor carries too much', 'Capacity', 'Over capacity'],
    ['Balanced is blind to capacity', 'Capacity', 'Mixed hardware'],
    ['Balanced over three pairs', 'Modes', 'Balanced'],
    ['The largest cluster', 'Capacity', '75\u202f000 users'],
    ['Users wait during failover', 'Failures', 'Failover'],
    ['None, then by hand', 'Modes', 'None'],
    ['The bulk file wins over the mode', 'Modes', 'Bulk administration'],
    ['Mixed hardware, strict capacity', 'Capacity', 'A lab assumption'],
    ['Two pairs, one failed over', 'Failures', 'Two pairs'],
    ['Taking a node out', 'Failures', 'Decommissioning'],
  ]);
});

test('their pictures are the loads of their last state', () => {
  const figures = sampleCards(SAMPLES).map(({ picture }) =>
    picture.map((group) =>
      group.map(
        (node) => node && `${node.down ? 'down ' : ''}${node.own}+${node.peer}/${node.capacity}`,
      ),
    ),
  );
  expect(figures).toEqual([
    [['800+0/5000', '100+0/5000']],
    [['850+0/5000', '100+0/5000']],
    [['down 0+0/5000', '2400+2400/5000']],
    [['down 0+0/5000', '4000+4000/5000']],
    [['6000+0/5000', '6000+0/15000']],
    [
      ['2+0/5000', '2+0/5000'],
      ['2+0/5000', '2+0/5000'],
      ['1+0/5000', '1+0/5000'],
    ],
    [
      ['12500+0/25000', '12500+0/25000'],
      ['12500+0/25000', '12500+0/25000'],
      ['12500+0/25000', '12500+0/25000'],
    ],
    [
      ['down 0+0/5000', '1750+1750/5000'],
      ['1750+0/5000', '1750+0/5000'],
    ],
    [['6+0/5000', '4+0/5000']],
    [['5+0/5000', '5+0/5000']],
    [['5000+0/5000', '7000+0/15000']],
    [
      ['800+0/5000', '100+0/5000'],
      ['2900+2700/5000', 'down 0+0/5000'],
    ],
    [['2500+0/5000', null]],
  ]);
});
