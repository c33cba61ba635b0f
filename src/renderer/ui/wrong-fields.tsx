import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useState,
} from 'react';

/** What is wrong in a form, by field: its label and why. */
type Wrong = ReadonlyMap<string, string>;

interface WrongContextValue {
  readonly wrong: Wrong;
  readonly tell: (id: string, words: string | null) => void;
}

const WrongContext = createContext<WrongContextValue | null>(null);

/** A form whose main button is off while one of its fields holds what cannot be. */
export function WrongFields({ children }: { readonly children: ReactNode }) {
  const [wrong, setWrong] = useState<Wrong>(new Map());
  const tell = useCallback(
    (id: string, words: string | null): void => setWrong((old) => withField(old, id, words)),
    [],
  );
  const value = useMemo(() => ({ wrong, tell }), [wrong, tell]);
  return <WrongContext value={value}>{children}</WrongContext>;
}

/** What is wrong after a field has told; the same map where nothing changed. */
export function withField(old: Wrong, id: string, words: string | null): Wrong {
  if ((old.get(id) ?? null) === words) return old;
  const next = new Map(old);
  if (words === null) next.delete(id);
  else next.set(id, words);
  return next;
}

/** Tells the form around a field whether it is wrong. @param error  as it stands at the field */
export function useTellWrong(label: string, error: string | null): void {
  const id = useId();
  const tell = useContext(WrongContext)?.tell;
  const words = error === null ? null : wrongWords(label, error);
  useEffect(() => tell?.(id, words), [tell, id, words]);
  useEffect(() => () => tell?.(id, null), [tell, id]);
}

/** "Users: a whole number from 0 to 75 000". */
export function wrongWords(label: string, error: string): string {
  const isSentence = /^[A-Z][a-z]* /.test(error) && /^(?:A|An|The|Not|No|This|Only) /.test(error);
  return `${label}: ${isSentence ? error.charAt(0).toLowerCase() + error.slice(1) : error}`;
}

/** Why the main button of the form around is off; null: it is not. */
export function useFirstWrong(): string | null {
  const wrong = useContext(WrongContext)?.wrong;
  return wrong?.values().next().value ?? null;
}
