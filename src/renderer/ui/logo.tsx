import { classNames } from './class-names';

/** The mark of implab: a full node, an empty one, and the link between them. */
export function Logo({ big }: { readonly big?: boolean }) {
  return (
    <svg
      className={classNames('logo', big && 'big')}
      viewBox="0 0 20 20"
      fill="none"
      aria-hidden="true"
    >
      <rect x="1.5" y="3.5" width="7" height="13" rx="2" fill="currentColor" />
      <rect x="11.5" y="3.5" width="7" height="13" rx="2" stroke="currentColor" strokeWidth="1.6" />
      <path d="M11 10h-2" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}
