/** The style of a report. Its hash stands in the report's own policy, so nothing else can be styled in. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f2a; --soft: #535b6b; --ground: #fff; --line: #d5d9e2; --own: #0f7c86; --peer: #b8650e; --bad: #b3212b; --link: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaf0; --soft: #a5adbd; --ground: #14171f; --line: #3a4150; --own: #35a9b3; --peer: #e09a4e; --bad: #ff7b7b; --link: #8fbef5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 2rem 1.5rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
nav h2 { margin-top: 1rem; border: 0; } nav ol { columns: 3 14rem; margin: 0; padding-left: 1.5rem; } nav li { margin: 0; }
a { color: var(--link); }
.whole { white-space: nowrap; }
.notes, pre { white-space: pre-wrap; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
.wide { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding: .25rem 0; }
th, td { text-align: left; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; min-width: 3rem; }
th { font-weight: 600; } th, td { overflow-wrap: normal; } td bdi, th bdi { overflow-wrap: anywhere; } tbody th { min-width: 7rem; }
.n { text-align: right; white-space: nowrap; } thead .n { white-space: normal; }
.bad { color: var(--bad); font-weight: 600; }
.chip { border: 1px solid var(--line); border-radius: 4px; padding: 0 .35rem; font-size: .8rem; }
li { margin: .35rem 0; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem 1.5rem; } .url { color: var(--soft); font-weight: 400; font-size: .85em; }
.checklist { list-style: none; padding: 0; }
.modes table { table-layout: fixed; }
figure { margin: 1rem 0; } figcaption, footer { color: var(--soft); font-size: .85rem; }
.patterns { position: absolute; }
.bar { display: grid; grid-template-columns: minmax(6rem, 14rem) 1fr 9rem; gap: .6rem; align-items: center; padding: .15rem 0; }
.bar svg { width: 100%; height: 24px; display: block; } .bar .n { text-align: left; }
.panel p { margin: .5rem 0 0; } .steps { display: block; width: 100%; height: auto; }
svg text { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; } .end { text-anchor: end; }
.own { fill: var(--own); } .peer { fill: url(#stripes); } .over { fill: url(#hatch); }
.peer-ground, .over-ground { fill: var(--ground); } .peer-line { stroke: var(--peer); stroke-width: 6; } .over-line { stroke: var(--bad); stroke-width: 1.5; }
.capacity { stroke: var(--ink); stroke-width: 2; } .steps .capacity { stroke-width: 1; }
.base { stroke: var(--line); } .failure { stroke: var(--bad); stroke-dasharray: 1 3; }
.line { fill: none; stroke: var(--own); stroke-width: 2; } .second { stroke: var(--peer); stroke-dasharray: 6 3; }
pre { font-size: .75rem; border: 1px solid var(--line); padding: .75rem; }
footer { margin-top: 2rem; }
@page { margin: 14mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --ground: #fff; --line: #bbb; --own: #0f7c86; --peer: #b8650e; --bad: #b3212b; --link: #000; }
  :root { font-size: 11px; } body { padding: 0; max-width: none; font-size: 11px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { text-decoration: none; }
  h2, h3, caption, summary, .panel p { break-after: avoid; }
  tr, li, .bar, .panel, dt { break-inside: avoid; }
  thead { display: table-header-group; }
  table { font-size: 9.5px; } th, td { padding-right: .4rem; min-width: 0; } tbody th { min-width: 0; }
  .wide { overflow: visible; }
  #moves, #sizing, #night, #availability { break-before: page; }
  details, #scenario, .to-scenario { display: none; }
}
`;
