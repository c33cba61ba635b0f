import type { RunbookAction } from '../../../../shared/planning';

export interface LoginStripProps {
  readonly action: RunbookAction;
  /** Re-login limits of the node, in seconds. */
  readonly lower: number;
  readonly upper: number;
}

/** Users offline over the time of an action: all until the lower limit, then fewer, linear as D9 has it. */
export function LoginStrip({ action, lower, upper }: LoginStripProps) {
  if (action.noService > 0)
    return (
      <svg className="plan-strip" aria-hidden="true">
        <rect className="none" width="100%" height="100%" />
      </svg>
    );
  if (action.loggedOut === 0)
    return (
      <svg className="plan-strip" aria-hidden="true">
        <rect className="served" width="100%" height="100%" />
      </svg>
    );
  const begins = upper === 0 ? 0 : (lower / upper) * 100;
  return (
    <>
      <svg
        className="plan-strip"
        viewBox="0 0 100 20"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect className="served" width="100" height="20" />
        <path className="none" d={`M0 20 V0 H${begins} L100 20 Z`} />
      </svg>
      <span className="plan-strip-scale micro t3">
        <span>0</span>
        <span>
          {lower}
          {'\u202f'}s
        </span>
        <span>
          {upper}
          {'\u202f'}s
        </span>
      </span>
    </>
  );
}
