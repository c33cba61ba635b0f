import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '../../ui/button';
import { Popover } from '../../ui/popover';

const Policies = lazy(async () => ({ default: (await import('./policies')).Policies }));

/** Opens policies, parameters and the release. */
export function PoliciesButton() {
  return (
    <Popover
      label="Policies, parameters and release"
      trigger={
        <Button kind="quiet" icon={SlidersHorizontal}>
          Policies
        </Button>
      }
    >
      {(close) => (
        <Suspense fallback={null}>
          <Policies onClose={close} />
        </Suspense>
      )}
    </Popover>
  );
}
