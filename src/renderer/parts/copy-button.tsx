import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from '../host/host';
import { IconButton } from '../ui/icon-button';

export interface CopyButtonProps {
  /** "Copy the address of S4". */
  readonly label: string;
  readonly text: string;
}

const STAY_MS = 2000;

/** Puts a text on the clipboard and says so in its own place, also where toasts cannot be reached. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), STAY_MS);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <>
      <IconButton
        small
        icon={done ? Check : Copy}
        label={label}
        onPress={() => void copyText(text).then(() => setDone(true))}
      />
      <span className="visually-hidden" role="status">
        {done ? 'Copied' : ''}
      </span>
    </>
  );
}
