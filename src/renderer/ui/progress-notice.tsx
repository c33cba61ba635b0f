import { Hourglass } from 'lucide-react';
import { Button } from './button';
import { formatCount } from './figures';
import { Icon } from './icon';
import { MiniBar } from './mini-bar';

export interface ProgressNoticeProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly onCancel: () => void;
}

/** Work under way: how far it has come, and a way to end it. */
export function ProgressNotice({ label, done, total, onCancel }: ProgressNoticeProps) {
  return (
    <div className="toast">
      <Icon of={Hourglass} />
      <div
        className="grow"
        role="progressbar"
        aria-label={label}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={total}
      >
        {label}
        <MiniBar accent value={done} of={total} />
      </div>
      <span className="small t3 num">{formatCount(done)}</span>
      <Button small kind="quiet" onPress={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
