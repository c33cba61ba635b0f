import { Box } from 'lucide-react';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, test } from 'vitest';
import { ChartFrame } from '../../src/renderer/charts/frame/chart-frame';
import { FigureTable } from '../../src/renderer/charts/frame/figure-table';
import { QueryFailure } from '../../src/renderer/parts/query-failure';
import { settlementOf } from '../../src/renderer/stores/answers';
import { Bar } from '../../src/renderer/ui/bar';
import { Chip } from '../../src/renderer/ui/chip';
import { EmptyState } from '../../src/renderer/ui/empty-state';
import { MiniBar } from '../../src/renderer/ui/mini-bar';
import { NumberField } from '../../src/renderer/ui/number-field';
import { ProgressNotice } from '../../src/renderer/ui/progress-notice';
import { Segmented } from '../../src/renderer/ui/segmented';
import { StateMark } from '../../src/renderer/ui/state-mark';

const drawn = (part: ReactElement): string => renderToStaticMarkup(part);
const nothing = (): void => {};

describe('a question without an answer', () => {
  it.each([
    [
      'a lab that breaks',
      () => Promise.reject(new Error('the pen is out of ink')),
      'The lab did not answer',
    ],
    [
      'a problem',
      () =>
        Promise.resolve({
          ok: false,
          problem: { code: 'unknown-user', title: 'No such user', message: 'Nobody is called so.' },
        } as const),
      'No such user',
    ],
  ])('says why in its panel, with a way to ask again: %s', async (_, ask, title) => {
    const { result, problem } = await settlementOf<'lab.user'>(ask());
    expect(result).toBeNull();
    const html = drawn(<QueryFailure of={{ problem, again: nothing }} />);
    expect(html).toContain('role="alert"');
    expect(html).toContain(`<b>${title}</b>`);
    expect(html).toMatch(/<button[^>]*>.*Try again.*<\/button>/s);
  });

  it('shows nothing while all is well', async () => {
    const good = { ok: true, user: {} } as never;
    const { result, problem } = await settlementOf<'lab.user'>(Promise.resolve(good));
    expect(result).toBe(good);
    expect(drawn(<QueryFailure of={{ problem, again: nothing }} />)).toBe('');
  });
});

describe('the bar of a node', () => {
  const bar = (own: number, peer: number, ifPeerFails: number | null = null): string =>
    drawn(
      <Bar
        own={own}
        peer={peer}
        capacity={5000}
        ifPeerFails={ifPeerFails}
        isPair={ifPeerFails !== null}
        label={`${own + peer} of 5000`}
      />,
    );

  it('has its figures as its name', () => {
    expect(bar(2500, 0)).toMatch(/role="img"[^>]*aria-label="2500 of 5000"/);
  });

  it('draws what is over capacity only where something is', () => {
    const over = (own: number, peer: number) =>
      Number(/class="over"[^>]*width="([\d.]+)%"/.exec(bar(own, peer))![1]);
    expect(over(5000, 0)).toBe(0);
    expect(over(5000, 600)).toBeGreaterThan(0);
  });

  it('draws a ghost of a failed peer only in a pair', () => {
    expect(bar(2500, 0)).not.toContain('ghost');
    expect(bar(2500, 0, 4000)).toContain('ghost');
  });

  it('never leaves its box, whatever the load', () => {
    for (const load of [0, 1, 5000, 6250, 1e9])
      for (const [, percent] of bar(load, load).matchAll(/(?:x|width|x1|x2)="([\d.]+)%"/g))
        expect(Number(percent)).toBeLessThanOrEqual(100);
  });
});

test('a thin bar shows a trace of whatever is more than nothing, and no more than all', () => {
  const width = (value: number, of: number) =>
    Number(/width="([\d.]+)%"/.exec(drawn(<MiniBar value={value} of={of} />))![1]);
  expect([width(0, 10), width(1, 1e6), width(5, 10), width(20, 10), width(1, 0)]).toEqual([
    0, 1.5, 50, 100, 0,
  ]);
});

describe('the state of a node', () => {
  it.each([
    [<StateMark key="" state="Running in Backup Mode" />, 'Running in Backup Mode'],
    [
      <StateMark key="" short state="Failed Over with Critical Services Not Running" />,
      'Failed Over, services down',
    ],
    [<StateMark key="" down state="Unknown" />, 'Down'],
  ])('is told in words beside its mark, %#', (mark, words) => {
    expect(drawn(mark)).toContain(`>${words}</span>`);
    expect(drawn(mark)).toContain('aria-hidden="true"');
  });

  it('keeps its full name where a short one is shown', () => {
    const html = drawn(<StateMark short state="Failed Over with Critical Services Not Running" />);
    expect(html).toContain('title="Failed Over with Critical Services Not Running"');
  });

  it('that is well is left to screen readers where it would only be noise', () => {
    expect(drawn(<StateMark quietNormal state="Normal" />)).toContain('visually-hidden');
    expect(drawn(<StateMark quietNormal state="Unreachable" />)).not.toContain('visually-hidden');
  });
});

test('a chip is a button only where pressing it does something', () => {
  expect(drawn(<Chip>V23</Chip>)).not.toContain('<button');
  expect(drawn(<Chip onPress={nothing}>V23</Chip>)).toContain('<button');
});

test('a choice of one among a few says which one holds', () => {
  const options = [
    { key: 'day', label: 'Day' },
    { key: 'night', label: 'Night' },
  ] as const;
  const html = drawn(<Segmented label="When" options={options} value="night" onChange={nothing} />);
  expect(html).toMatch(
    /role="radiogroup"[^>]*aria-label="When"|aria-label="When"[^>]*role="radiogroup"/,
  );
  expect(html.match(/aria-checked="true"/g)).toHaveLength(1);
});

test('a number out of its bounds is told at its field', () => {
  const field = (value: number) =>
    drawn(<NumberField label="Users" value={value} min={1} max={75_000} onChange={nothing} />);
  expect(field(5)).not.toContain('aria-invalid="true"');
  expect(field(0)).toContain('aria-invalid="true"');
});

test('work under way tells how far it is', () => {
  const html = drawn(
    <ProgressNotice label="Opening the lab" done={1200} total={5000} onCancel={nothing} />,
  );
  expect(html).toContain('role="progressbar"');
  expect(html).toMatch(/aria-valuenow="1200"[^>]*aria-valuemax="5000"/);
  expect(html).toContain('1\u202f200');
  expect(html).toContain('Cancel');
});

test('an empty place says what is not there and offers the step that fills it', () => {
  const html = drawn(
    <EmptyState
      icon={Box}
      title="No users yet"
      action={<button type="button">Enable users…</button>}
    >
      Enable some.
    </EmptyState>,
  );
  expect(html).toMatch(/No users yet.*Enable some\..*Enable users…/s);
});

describe('the place of a chart', () => {
  const frame = (width: number) =>
    drawn(
      <ChartFrame
        label="Load by node, now"
        spoken="imp1, 2 500"
        keys={{ tabIndex: 0 }}
        onLeave={nothing}
        size={{ width, height: 200, scale: 1 }}
        frame={null}
      >
        {(size) => <svg width={size.width} aria-hidden="true" />}
      </ChartFrame>,
    );

  it('is one named stop of the keyboard that says aloud where it is', () => {
    expect(frame(300)).toMatch(/aria-label="Load by node, now"[^>]*tabindex="0"/i);
    expect(frame(300)).toMatch(/aria-live="polite">imp1, 2 500</);
  });

  it('hides its drawing from screen readers, and draws once there is room', () => {
    expect(frame(300)).toMatch(/class="chart" aria-hidden="true"><svg/);
    expect(frame(0)).not.toContain('<svg');
  });
});

describe('the table of a chart', () => {
  const rows = Array.from({ length: 600 }, (_, index) => [`step ${index + 1}`, index * 1000, null]);
  const html = drawn(
    <FigureTable table={{ title: 'Load', columns: ['Step', 'imp1', 'imp2'], rows }} />,
  );

  it('has a caption, and a head for each column and row', () => {
    expect(html).toContain('<caption class="small strong">Load</caption>');
    expect(html.match(/scope="col"/g)).toHaveLength(3);
    expect(html.match(/scope="row"/g)).toHaveLength(500);
  });

  it('writes figures as the page does, and nothing where there is none', () => {
    expect(html).toContain('<td class="num">599\u202f000</td><td></td>');
  });

  it('keeps the newest rows and says how many there are', () => {
    expect(html).not.toContain('>step 100<');
    expect(html).toContain('>step 600<');
    expect(html).toContain('The 500 newest of 600 rows.');
  });
});
