/** The style of a report. Its hash stands in the report's own policy, so nothing else can be styled in. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f2a; --soft: #535b6b; --ground: #fff; --line: #d5d9e2; --own: #0f7c86; --peer: #b8650e; --bad: #b3212b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaf0; --soft: #a5adbd; --ground: #14171f; --line: #3a4150; --own: #35a9b3; --peer: #e09a4e; --bad: #ff7b7b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.5rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
.notes, pre { white-space: pre-wrap; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding: .25rem 0; }
th, td { text-align: left; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; }
.n { text-align: right; white-space: nowrap; }
.bad { color: var(--bad); font-weight: 600; }
.chip { border: 1px solid var(--line); border-radius: 4px; padding: 0 .35rem; font-size: .8rem; }
li { margin: .35rem 0; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem 1.5rem; } .url { color: var(--soft); font-weight: 400; font-size: .85em; }
.matrix th, .matrix td { padding-right: .4rem; } .modes { table-layout: fixed; }
figure { margin: 1rem 0; } figcaption, footer { color: var(--soft); font-size: .85rem; }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 13px; } .name { text-anchor: end; }
.own { fill: var(--own); } .peer { fill: url(#stripes); } .over { fill: url(#hatch); }
.peer-ground, .over-ground { fill: var(--ground); } .peer-line { stroke: var(--peer); stroke-width: 6; } .over-line { stroke: var(--bad); stroke-width: 1.5; }
.capacity { stroke: var(--ink); stroke-width: 2; }
pre { font-size: .75rem; border: 1px solid var(--line); padding: .75rem; }
footer { margin-top: 2rem; }
@media print { body { padding: 0; max-width: none; font-size: 11px; } h2, h3 { break-after: avoid; } tr, li, figure { break-inside: avoid; } thead { display: table-header-group; } table { font-size: 9.5px; } details { display: none; } }
`;
