import { type Query, usePosition, useQuery } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { whatIfChoiceOf } from './what-if-state';

/** The tipping point of the lab that is shown. */
export function useTip(): Query<'lab.tip'> {
  const devices = useStore(whatIfChoiceOf(useApp()), (choice) => choice.devices);
  return useQuery('lab.tip', { devices, ...usePosition() });
}
