import { useEffect, useRef } from 'react';
import { MODE_OPTIONS, modeName } from '../../../shared/settings';
import { useCommand, useLab } from '../../hooks/use-lab';
import { FOCUS_REFS } from '../../keyboard/focus-places';
import { askedModeOf } from '../../parts/asked-settings';
import { LookMark } from '../../parts/look-mark';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import { AnchoredPopover } from '../../ui/popover';
import { Segmented } from '../../ui/segmented';
import './modes.css';
import { PreviewText } from '../../parts/preview-text';

/** The mode switch. Another mode is shown first: what it moves, and where the next users go. */
export function ModeSwitch() {
  const lab = useCommand();
  const mode = useLab((view) => view.mode);
  const asked = askedModeOf(useApp());
  const wanted = useStore(asked, (value) => value);
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => FOCUS_REFS.mode(group.current) ?? undefined, []);
  const close = (): void => asked.set(null);
  return (
    <>
      <LookMark of="mode" />
      <Segmented
        ref={group}
        label="Assignment mode"
        options={MODE_OPTIONS}
        value={wanted ?? mode}
        onChange={(key) => asked.set(key === mode ? null : key)}
      />
      {wanted !== null && wanted !== mode && (
        <AnchoredPopover
          label={`Change the mode to ${modeName(wanted)}`}
          anchor={group}
          isOpen
          onClose={close}
          className="mode-preview"
        >
          <PreviewText steps={[{ do: 'set-mode', mode: wanted }]} />
          <RefusalAt place="mode" />
          <div className="row end">
            <Button small kind="quiet" onPress={close}>
              {`Keep ${modeName(mode)}`}
            </Button>
            <Button
              small
              kind="primary"
              autoFocus
              onPress={async () => {
                if (await lab.run([{ do: 'set-mode', mode: wanted }], 'mode')) close();
              }}
            >
              Change mode
            </Button>
          </div>
        </AnchoredPopover>
      )}
    </>
  );
}
