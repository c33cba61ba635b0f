import { useApp } from '../stores/app-context';
import { useStore } from '../stores/store';

/** Reads out what was announced. The count makes a repeated text a new one. */
export function LiveRegion() {
  const { text, count } = useStore(useApp().spoken, (spoken) => spoken);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <span key={count}>{text}</span>
    </div>
  );
}
