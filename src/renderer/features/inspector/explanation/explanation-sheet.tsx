import { modeName } from '../../../../shared/settings';
import { formatClock, formatCount } from '../../../ui/figures';
import { type Explained, explainedParagraphs, explainedTitle, rankedCandidates } from './explained';
import './print.css';

/** An explanation on paper: only this is printed while it is in the page. */
export function ExplanationSheet({ explained }: { readonly explained: Explained }) {
  const { explanation, lab, moment, flips, user, sources } = explained;
  const leading = flips.filter(({ changes }) => changes);
  const step = formatCount(explanation.step + 1);
  return (
    <article className="print-sheet" aria-hidden="true">
      <h1>{explainedTitle(explained)}</h1>
      {explainedParagraphs(explained).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p className="t2">
        Reason {explanation.reason}, step {step}, mode {modeName(explanation.mode)}.
        {explanation.tieBreak !== null && ` Tie-break: ${explanation.tieBreak}.`}
      </p>
      {explanation.candidates.length > 0 && (
        <>
          <h2>Candidates at step {step}</h2>
          <table className="table">
            <thead>
              <tr>
                <th>Node</th>
                <th className="num">Assigned</th>
                <th className="num">Capacity</th>
                <th>Verdict</th>
              </tr>
            </thead>
            <tbody>
              {rankedCandidates(explained).map((each) => (
                <tr key={each.node}>
                  <th scope="row">
                    {each.node === explanation.home ? <b>{each.node}</b> : each.node}
                  </th>
                  <td className="num">{formatCount(each.assigned)}</td>
                  <td className="num">{formatCount(each.capacity)}</td>
                  <td>{each.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {leading.length > 0 && (
        <>
          <h2>What would have changed it</h2>
          <ul>
            {leading.map(({ label, home }) => (
              <li key={label}>
                {label}: <b>{home ?? 'no node'}</b>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>History</h2>
      <ul>
        {user.events.map((event) => (
          <li key={`${event.step} ${event.title}`}>
            Step {formatCount(event.step + 1)}, {formatClock(event.clock)}: <b>{event.title}</b>
            {event.detail !== '' && ` (${event.detail})`}
          </li>
        ))}
      </ul>
      {sources.length > 0 && (
        <>
          <h2>Sources</h2>
          <dl>
            {sources.map(({ mark, title, url }) => (
              <div key={mark}>
                <dt>{mark}</dt>
                <dd>
                  {title}
                  {url !== '' && <span className="print-address">{url}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p className="print-foot">
        Lab {lab}, {moment}. Made with implab.
      </p>
    </article>
  );
}
