import { useCommand, useRefusal } from '../hooks/use-lab';
import { RefusalNote } from '../ui/refusal-note';

/** Shows the last refusal where it belongs; nothing where there is none. See `place.ts`. */
export function RefusalAt({ place }: { readonly place: string }) {
  const lab = useCommand();
  const refusal = useRefusal(place);
  if (refusal === null) return null;
  return (
    <RefusalNote
      refusal={refusal}
      onRemedy={(remedy) => void lab.run(remedy.steps, place)}
      onDismiss={lab.dismissRefusal}
    />
  );
}
