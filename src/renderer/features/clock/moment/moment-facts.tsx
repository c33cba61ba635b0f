import { Check, Copy } from 'lucide-react';
import type { ClockView } from '../../../../shared/lab-api';
import { useLab } from '../../../hooks/use-lab';
import { copyText } from '../../../host/host';
import { useApp } from '../../../stores/app-context';
import { Chip } from '../../../ui/chip';
import { classNames } from '../../../ui/class-names';
import { formatClock, formatCount, formatSeconds } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { IconButton } from '../../../ui/icon-button';
import { PanelHead } from '../../../ui/panel';
import { SourceChips } from '../../../ui/source-chips';
import { TableHead } from '../../../ui/table-head';
import { groupStates } from '../lanes/group-states';
import { eventFrom, lastLoss, offlineNow } from '../lanes/service-spans';
import { useSecond } from '../playback/clock-state';
import { clockSpan, momentSentence, momentText } from './moment-words';
import { PairPicture } from './pair-picture';
import { WayBack } from './way-back';

/** The inspector's part of the clock: the moment under the playhead, and what the failure means. */
export function MomentFacts({ clock }: { readonly clock: ClockView }) {
  const { toasts } = useApp();
  const second = useSecond();
  const copy = (): void => {
    void copyText(momentText(clock, second)).then(() =>
      toasts.show({ text: 'Copied.', undo: false }),
    );
  };
  return (
    <aside
      className="clock-facts panel"
      aria-label="At this moment"
      data-panel="At this moment"
      tabIndex={-1}
    >
      <PanelHead
        title={`At ${formatSeconds(second)}`}
        count={<span className="small t3">{formatClock(clock.lossAt + second)}</span>}
      >
        <IconButton icon={Copy} label="Copy this moment" small onPress={copy} />
      </PanelHead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <div className="panel-body" tabIndex={0}>
        <div className="sect clock-picture">
          <PairPicture clock={clock} second={second} />
        </div>
        <Figures clock={clock} second={second} />
        <section className="sect">
          <h3>What is happening</h3>
          <p className="selectable">{momentSentence(clock, second)}</p>
        </section>
        <section className="sect">
          <h3>The whole failure</h3>
          <p className="selectable">{clock.sentence}</p>
        </section>
        <WayBack clock={clock} />
        <GroupStates clock={clock} second={second} />
        <ReloginLimits clock={clock} />
      </div>
    </aside>
  );
}

interface MomentProps {
  readonly clock: ClockView;
  readonly second: number;
}

function Figures({ clock, second }: MomentProps) {
  const offline = offlineNow(clock, second);
  const { clients } = clock.relogin;
  const back = clients === 0 ? 0 : eventFrom(clock, 'last-client', lastLoss(clock, second));
  const left = back === null ? null : Math.max(0, back - second);
  return (
    <dl className="clock-figures">
      <div>
        <dt className="label">Offline</dt>
        <dd className="none-t">{formatCount(offline)}</dd>
      </div>
      <div>
        <dt className="label">Reconnected</dt>
        <dd className="own-t">{formatCount(clients - offline)}</dd>
      </div>
      <div>
        <dt className="label">All back in</dt>
        <dd>{left === null ? '?' : clockSpan(left)}</dd>
      </div>
    </dl>
  );
}

function GroupStates({ clock, second }: MomentProps) {
  const states = groupStates(clock);
  const now = states.findLastIndex(({ second: time }) => time !== null && time <= second);
  return (
    <section className="sect">
      <h3>
        Group state
        <span className="grow" />
        <SourceChips sources={['S2']} />
      </h3>
      <ol className="clock-states">
        {states.map(({ second, pair, why }, index) => (
          <li
            key={`${second} ${pair} ${why}`}
            className={classNames(index < now && 'done', index === now && 'now')}
            aria-current={index === now ? 'step' : undefined}
          >
            <span className="grow">{pair}</span>
            <span className="t3">{why}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ReloginLimits({ clock }: { readonly clock: ClockView }) {
  const { relogin, peer, lost } = clock;
  const both = useSameLimits(clock);
  return (
    <section className="sect">
      <h3>Re-login limits</h3>
      <table className="table">
        <TableHead columns={['Rule', 'Lower', 'Upper']} />
        <tbody>
          <tr>
            <td className="strong">
              In this lab{peer === null ? '' : both ? ', both nodes' : `, ${lost}`}
            </td>
            <td className="num">{formatSeconds(relogin.lower)}</td>
            <td className="num">{formatSeconds(relogin.upper)}</td>
          </tr>
          {relogin.tableUpper !== null && (
            <tr>
              <td className="wrap">Table, {relogin.tableRow}</td>
              <td className="num">
                {relogin.tableLower === null ? '' : formatSeconds(relogin.tableLower)}
              </td>
              <td className="num">{formatSeconds(relogin.tableUpper)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="clock-fits small">
        {relogin.fits && (
          <span className="ok-t row tight">
            <Icon of={Check} size="xs" />
            The limits fit the load.
          </span>
        )}
        {!relogin.fits && relogin.tableUpper !== null && (
          <span className="warn-t">The limits do not fit the load.</span>
        )}
        {relogin.flag !== '' && <span className="t2">{relogin.flag}</span>}
      </p>
      <p className="clock-fits">
        <SourceChips sources={relogin.sources.filter((source) => source !== 'D9')} />
        {relogin.sources.includes('D9') && <Chip tone="warn">D9 uniform, lab assumption</Chip>}
      </p>
    </section>
  );
}

/** Both nodes of the group carry the same limits, as they must. */
function useSameLimits(clock: ClockView): boolean {
  const groups = useLab((view) => view.groups);
  const [first, second] = groups.find(({ name }) => name === clock.group)?.nodes ?? [null, null];
  return (
    first !== null &&
    second !== null &&
    first.reloginLower === second.reloginLower &&
    first.reloginUpper === second.reloginUpper
  );
}
