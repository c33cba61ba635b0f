import { MARK_SIGNS } from '../../../shared/what-if';

/** What fills and signs of the heat map say. */
export function MatrixLegend() {
  return (
    <span className="legend matrix-legend">
      <span>
        share of capacity
        <span className="heat-keys" aria-hidden="true">
          <i className="k h1" />
          <i className="k h2" />
          <i className="k h3" />
          <i className="k h4" />
        </span>
      </span>
      <span>{MARK_SIGNS.failed} failed</span>
      <span>{MARK_SIGNS.peer} with peer’s users</span>
      <span>{MARK_SIGNS.over} over capacity</span>
      <span>{MARK_SIGNS.none} no service</span>
    </span>
  );
}
