import { countOf, formatCount } from '../../shared/format';
import { MAX_COUNT } from '../../shared/limits';
import { RELEASES } from '../../shared/model';
import {
  SIZE_FEATURES,
  SIZE_STYLES,
  type SizeCandidate,
  type Sizing,
  SURVIVE,
} from '../../shared/planning';
import { MAX_USERS_AFTER, usersAfter } from '../engine/planning/growth';
import { type SizeNeed, sizing } from '../engine/planning/sizing';
import { defineCommand, type Given } from './command';
import { OptionReader } from './option-reader';
import { JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { table } from './table';

const OPTIONS = {
  users: { type: 'string', value: 'U', help: 'users to carry' },
  devices: { type: 'string', value: 'D', help: 'devices a user, with one decimal (default 1)' },
  growth: { type: 'string', value: 'PERCENT', help: 'growth of users a year' },
  years: { type: 'string', value: 'Y', help: 'years that the topology shall do' },
  survive: {
    type: 'string',
    value: 'WHAT',
    help: 'none or one: nodes that may fail (default one)',
  },
  style: { type: 'string', value: 'STYLE', help: 'balanced (default) or active-standby' },
  release: { type: 'string', value: 'R', help: 'release of the product (default 15)' },
  feature: {
    type: 'string',
    multiple: true,
    value: 'F',
    help: `a feature in use, may be repeated: ${SIZE_FEATURES.join(', ')}`,
  },
  json: JSON_OUT,
} as const;

async function size(given: Given<typeof OPTIONS>, output: Output): Promise<ExitCode> {
  const options = new OptionReader();
  const need = needOf(given, options);
  if (options.misuse !== null || !need) {
    output.err(options.misuse ?? 'no users');
    return 2;
  }
  const found = sizing(need);
  if (given.json) printJson(output, found);
  else printSizing(found, need, output);
  return found.best === null ? 1 : 0;
}

function needOf(given: Given<typeof OPTIONS>, options: OptionReader): SizeNeed | undefined {
  const users = options.number('users', given.users, { least: 1, most: MAX_COUNT });
  const devices = options.number('devices', given.devices, { least: 0.1, most: 100, decimals: 1 });
  const growth = options.number('growth', given.growth, { least: 0, most: 1000, decimals: 2 });
  const years = options.number('years', given.years, { least: 0, most: 100 });
  const survive = options.word('survive', given.survive, SURVIVE);
  const style = options.word('style', given.style, SIZE_STYLES);
  const release = options.word('release', given.release, RELEASES);
  const features = given.feature?.map((each) => options.word('feature', each, SIZE_FEATURES));
  if (users === undefined) return options.refuse('--users is missing: how many users to carry');
  if (growth !== undefined && years === undefined)
    return options.refuse('--growth needs --years: for how long the users grow');
  const need: SizeNeed = {
    growth: { users, rate: Math.round((growth ?? 0) * 100) },
    tenths: Math.round((devices ?? 1) * 10),
    years: years ?? 0,
    survive: survive ?? 'one',
    style: style ?? 'balanced',
    release: release ?? '15',
    features: [...new Set((features ?? []).filter((each) => each !== undefined))],
  };
  if (usersAfter(need.growth, 12 * need.years) > MAX_USERS_AFTER)
    return options.refuse(
      `--growth and --years lead to more than ${formatCount(MAX_USERS_AFTER)} users`,
    );
  return need;
}

function printSizing({ end, demand, candidates, best }: Sizing, need: SizeNeed, output: Output) {
  const when = need.years === 0 ? 'Today' : `After ${countOf(need.years, 'year')}`;
  output.out(`${when}: ${countOf(end, 'user')} with ${countOf(demand, 'device')}.`);
  const chosen = best === null ? undefined : candidates[best];
  output.out(
    chosen === undefined
      ? 'No topology of this release carries them.'
      : `The smallest that carries them: ${designName(chosen)}.`,
  );
  output.out('');
  const rows = candidates.map((each) => [
    designName(each),
    formatCount(each.nodes),
    formatCount(each.perNode),
    formatCount(each.afterFailure),
    verdictOf(each),
    each.why.join(', '),
  ]);
  const head = ['Design', 'Nodes', 'Devices a node', 'After a failure', 'Verdict', 'Rules broken'];
  for (const line of table([head, ...rows])) output.out(line);
}

function designName({ ova, groups, nodes }: SizeCandidate): string {
  const unit = nodes > groups ? 'pair' : 'node';
  return `${countOf(groups, unit)} of ${formatCount(Number(ova))}`;
}

function verdictOf({ fits, untilMonths }: SizeCandidate): string {
  if (fits) return 'fits';
  if (untilMonths === null) return 'does not fit today';
  return untilMonths === 0 ? 'fits today only' : `fits for ${countOf(untilMonths, 'month')}`;
}

export const SIZE = defineCommand({
  name: 'size',
  usage:
    '--users U [--devices D] [--growth PERCENT --years Y] [--survive none|one] [--style balanced|active-standby] [--release R] [--feature F ...] [--json]',
  summary: 'which topologies carry so many users',
  words: [0, 0],
  options: OPTIONS,
  run: (_, given, { output }) => size(given, output),
});
