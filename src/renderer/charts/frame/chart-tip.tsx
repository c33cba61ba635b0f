export interface ChartTipProps {
  readonly x: number;
  readonly y: number;
  /** Extent of the drawing, so that the tip stays inside. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly lines: readonly {
    readonly label: string;
    readonly value: string;
    readonly tone?: string;
  }[];
}

/** The tip at a point of a chart: a title and figures, on the side where there is room. */
export function ChartTip({ x, y, width, height, title, lines }: ChartTipProps) {
  const left = x > width / 2;
  return (
    <foreignObject
      data-passing=""
      className="chart-tip-place"
      x={left ? 0 : x + 12}
      y={0}
      width={Math.max(0, left ? x - 12 : width - x - 12)}
      height={height}
    >
      <div
        className={left ? 'chart-tip-row end' : 'chart-tip-row'}
        data-low={y > height / 2 || undefined}
      >
        <div className="chart-tip">
          <b>{title}</b>
          <dl>
            {lines.map((line) => (
              <div key={line.label}>
                <dt>{line.label}</dt>
                <dd className={line.tone}>{line.value}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </foreignObject>
  );
}
