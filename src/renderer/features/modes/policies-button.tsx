import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { askedSettingsOf } from '../../parts/asked-settings';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import { Popover } from '../../ui/popover';

const Policies = lazy(async () => ({ default: (await import('./policies')).Policies }));

/** Opens policies, parameters and the release. */
export function PoliciesButton() {
  const asked = askedSettingsOf(useApp());
  const part = useStore(asked, (value) => value);
  return (
    <Popover
      label="Policies, parameters and release"
      isOpen={part !== null}
      onOpenChange={(open) => asked.set(open ? (part ?? 'policies') : null)}
      trigger={
        <Button kind="quiet" icon={SlidersHorizontal}>
          Policies
        </Button>
      }
    >
      {(close) => (
        <Suspense fallback={null}>
          <Policies part={part ?? 'policies'} onPart={asked.set} onClose={close} />
        </Suspense>
      )}
    </Popover>
  );
}
