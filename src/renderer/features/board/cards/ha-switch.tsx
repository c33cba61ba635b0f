import { useRef, useState } from 'react';
import type { GroupView } from '../../../../shared/view';
import { useReadOnly } from '../../../hooks/use-lab';
import { ApplyForm } from '../../../parts/apply-form';
import { AnchoredPopover } from '../../../ui/popover';
import { Switch } from '../../../ui/switch';

/** Turns high availability of a group on or off, after saying what that would do. */
export function HaSwitch({ group: { name, ha } }: { readonly group: GroupView }) {
  const readOnly = useReadOnly();
  const anchor = useRef<HTMLSpanElement>(null);
  const [asked, setAsked] = useState(false);
  const close = (): void => setAsked(false);
  const words = `Turn HA ${ha ? 'off' : 'on'} for ${name}`;
  return (
    <span ref={anchor} className="row">
      <Switch
        small
        label={`High availability of ${name}`}
        isSelected={ha}
        isDisabled={readOnly}
        onChange={() => setAsked(true)}
      >
        <span className="small t2">HA</span>
      </Switch>
      <AnchoredPopover label={words} anchor={anchor} isOpen={asked} onClose={close}>
        <ApplyForm
          steps={[{ do: 'set-ha', group: name, enabled: !ha }]}
          place={`ha:${name}`}
          onDone={close}
          onReset={close}
        >
          <b>{words}</b>
        </ApplyForm>
      </AnchoredPopover>
    </span>
  );
}
