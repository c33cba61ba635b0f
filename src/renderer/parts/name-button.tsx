import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { MAX_NAME } from '../../shared/limits';
import { focusCard } from '../keyboard/keep-focus';
import { useApp } from '../stores/app-context';
import { useStore } from '../stores/store';
import { finishRenaming, rename, renamingOf } from './renaming';

export interface NameButtonProps {
  readonly what: 'group' | 'node';
  readonly name: string;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly className: string;
  /** Accessible name, where the name alone says too little. */
  readonly label?: string;
}

/** The name of a group or node. Pressing it selects; a double click or F2 lets a person type another one in place. */
export function NameButton({
  what,
  name,
  isSelected,
  onSelect,
  className,
  label,
}: NameButtonProps) {
  const app = useApp();
  const editing = useStore(renamingOf(app), (value) => value?.what === what && value.name === name);
  if (editing) return <NameInput what={what} name={name} />;
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-pressed={isSelected}
      title={name}
      dir="auto"
      onClick={onSelect}
      onDoubleClick={() => rename(app, { what, name })}
    >
      {name}
    </button>
  );
}

function NameInput({ what, name }: Pick<NameButtonProps, 'what' | 'name'>) {
  const app = useApp();
  const [typed, setTyped] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  /** Ends the typing. After Enter a name that is refused stays to be mended, with the reason at its card. */
  async function finish(how: 'take' | 'leave' | 'cancel'): Promise<void> {
    if (done.current) return;
    done.current = true;
    const taken = how === 'cancel' || (await finishRenaming(app, { what, name }, typed));
    if (!taken && how === 'take') {
      done.current = false;
      input.current?.select();
      return;
    }
    renamingOf(app).set(null);
    if (how === 'leave') return;
    const now = how === 'take' && typed.trim() !== '' ? typed.trim() : name;
    requestAnimationFrame(() => focusCard(what, now));
  }

  function press(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Enter') void finish('take');
    else if (event.key === 'Escape') void finish('cancel');
    else return;
    event.preventDefault();
  }

  return (
    <input
      ref={input}
      className="name-input"
      aria-label={`New name of ${name}`}
      dir="auto"
      maxLength={MAX_NAME}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={press}
      onBlur={() => void finish('leave')}
    />
  );
}
