/**
 * The patterns that go with the colours, for `fill: url(#p-peer)` anywhere in the page: peer rising stripes,
 * over cross-hatch, no service dots, down thin falling stripes. Drawn once, at the root.
 */
export function Patterns() {
  return (
    <svg className="definitions" aria-hidden="true">
      <defs>
        <pattern
          id="p-peer"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--peer-soft)" />
          <rect width="3" height="6" fill="var(--peer)" />
        </pattern>
        <pattern
          id="p-over"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" fill="var(--over)" />
          <path d="M0 .5H5M.5 0V5" stroke="var(--over-soft)" strokeWidth="1" />
        </pattern>
        <pattern id="p-none" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--noservice-soft)" />
          <circle cx="3" cy="3" r="1.1" fill="var(--noservice)" />
        </pattern>
        <pattern
          id="p-dead"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="7" height="7" fill="var(--failed-soft)" />
          <rect width="1.4" height="7" fill="var(--n8)" />
        </pattern>
      </defs>
    </svg>
  );
}
