import { areas } from '../../model/rule.js'

/** The look of the report's page: the reader's own light or dark, no image, no font of its own. */
export const style = `
:root { color-scheme: light dark;
  --ink: light-dark(#1c1f24, #e4e6ea); --soft: light-dark(#59606b, #9aa3af); --line: light-dark(#d9dde3, #363b44);
  --card: light-dark(#ffffff, #1d2026); --ground: light-dark(#f4f5f7, #14161a); --code: light-dark(#eef0f3, #14161a);
  --bad: light-dark(#b42318, #ff8a80); --mild: light-dark(#8a5a00, #f2c14e); --good: light-dark(#16703b, #6fd08c);
  --none: light-dark(#59606b, #9aa3af) }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { margin: 0; font-size: 1.6rem } h2 { margin: 2rem 0 .6rem; font-size: 1.1rem }
p { margin: .4rem 0 } .reason { white-space: pre-line; overflow-wrap: anywhere } .soft { color: var(--soft); font-size: .9rem }
.sum { font-size: 1.05rem; font-weight: 600; font-variant-numeric: tabular-nums }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 1rem 0; font-size: .9rem }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: .3rem; padding: 0; list-style: none }
.grid li { border: 1px solid var(--line); border-left: .35rem solid var(--mark); border-radius: .25rem; padding: .15rem .5rem;
  background: var(--card); font-size: .85rem }
.grid a { color: inherit; text-decoration: none; display: block } .grid a:hover { text-decoration: underline }
.head { display: flex; justify-content: space-between; gap: .5rem; white-space: nowrap }
.about { display: block; color: var(--soft); font-size: .78rem; line-height: 1.35 }
.bad { --mark: var(--bad) } .open, .mild { --mark: var(--mild) } .good { --mark: var(--good) } .none { --mark: var(--none) }
.verdict { color: var(--mark); font-weight: 700 }
details { background: var(--card); border: 1px solid var(--line); border-left: .35rem solid var(--mark); border-radius: .35rem;
  margin: .5rem 0; padding: .5rem .9rem }
summary { cursor: pointer } summary code { font-weight: 700 }
details details { --mark: var(--line); margin: .5rem 0; padding: .3rem .7rem }
code, pre, table { font-family: ui-monospace, monospace; font-size: .84rem }
pre { background: var(--code); border-radius: .25rem; padding: .6rem .8rem; overflow-x: auto; white-space: pre-wrap;
  overflow-wrap: anywhere; margin: .4rem 0 }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .15rem .7rem .15rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums } td.arrow { white-space: nowrap }
.totals { width: auto } .way { padding-left: 0; list-style: none }
.words { color: var(--soft); overflow-wrap: anywhere; margin-left: 1rem }
.filters { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem } fieldset { border: 0; padding: 0; margin: 0 }
legend { color: var(--soft); font-size: .85rem; padding: 0 } label { margin-right: .6rem }
svg { font: 12px ui-monospace, monospace; max-width: none } svg text { fill: var(--ink) } svg .lane { font-weight: 700 }
svg line { stroke: var(--ink) } svg .life { stroke: var(--line) } svg .reply line { stroke-dasharray: 5 3 } svg path { fill: var(--ink) }
svg .ms { fill: var(--soft) } svg .shown text { fill: var(--bad); font-weight: 700 } svg .shown line { stroke: var(--bad) } svg .shown path { fill: var(--bad) }
main:has(#show-bad:checked) .card:not(.bad), main:has(#show-open:checked) .card:not(.open),
main:has(#show-mild:checked) .card:not(.mild) { display: none }
${areas.map((area) => `main:has(#area-${area}:checked) .card:not(.${area})`).join(',\n')} { display: none }
:focus-visible { outline: 2px solid var(--mild); outline-offset: 2px }
@media print { details > * { display: block } }
`
