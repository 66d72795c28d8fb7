import { areas } from '../../model/rule.js'

/** The look that every HTML report shares: the reader's own light or dark, the colours of the page at /__admin/ui. */
export const style = `
:root { color-scheme: light dark;
  --ground: light-dark(#f4f5f7, #0e1115); --card: light-dark(#ffffff, #161a21); --code: light-dark(#f1f3f6, #11151a);
  --ink: light-dark(#171b22, #e6e9ef); --soft: light-dark(#586172, #9aa5b5); --line: light-dark(#dfe3e9, #2a303a);
  --accent: light-dark(#1f55c4, #8fb4ff);
  --bad: light-dark(#a3211b, #ffa69e); --mild: light-dark(#824800, #f0c37e); --good: light-dark(#0a653a, #84dcae);
  --none: light-dark(#586172, #9aa5b5) }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
  font-variant-numeric: tabular-nums }
main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { margin: 0; font-size: 1.6rem; letter-spacing: -.01em } h2 { margin: 2rem 0 .6rem; font-size: 1.1rem }
.brand { margin: 0 0 .2rem; color: var(--soft); font-size: .85rem }
p { margin: .4rem 0 } a { color: var(--accent) }
.reason { white-space: pre-line; overflow-wrap: anywhere } .soft { color: var(--soft); font-size: .9rem }
.sum { font-size: 1.05rem; font-weight: 600 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 1rem 0; font-size: .9rem }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: .3rem; padding: 0; list-style: none }
.grid li { border: 1px solid var(--line); border-left: .35rem solid var(--mark); border-radius: .3rem; padding: .15rem .5rem;
  background: var(--card); font-size: .85rem }
.grid a { color: inherit; text-decoration: none; display: block } .grid a:hover { text-decoration: underline }
.head { display: flex; justify-content: space-between; gap: .5rem; white-space: nowrap }
.about { display: block; color: var(--soft); font-size: .78rem; line-height: 1.35 }
.bad { --mark: var(--bad) } .open, .mild { --mark: var(--mild) } .good { --mark: var(--good) } .none { --mark: var(--none) }
.verdict { color: var(--mark); font-weight: 700 }
details { background: var(--card); border: 1px solid var(--line); border-left: .35rem solid var(--mark); border-radius: .4rem;
  margin: .5rem 0; padding: .5rem .9rem }
summary { cursor: pointer } summary code { font-weight: 700 }
details details { --mark: var(--line); margin: .5rem 0; padding: .3rem .7rem }
code, pre, table { font-family: ui-monospace, monospace; font-size: .84rem }
pre { background: var(--code); border-radius: .3rem; padding: .6rem .8rem; overflow-x: auto; white-space: pre-wrap;
  overflow-wrap: anywhere; margin: .4rem 0 }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .2rem .7rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
td.number, th.number { text-align: right } td.wrap { overflow-wrap: anywhere }

.bars { display: grid; grid-template-columns: max-content minmax(6rem, 1fr) max-content; align-items: center;
  gap: .35rem .8rem; margin: 1rem 0; padding: .8rem 1rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .4rem; font-size: .85rem }
.bar { display: block; width: 100%; height: .8rem; border-radius: .2rem; background: var(--code) }
.bar rect { fill: var(--mark); stroke: var(--card); stroke-width: 1; vector-effect: non-scaling-stroke }
@media (max-width: 40rem) { .bars { grid-template-columns: max-content minmax(4rem, 1fr) } .bars > .soft { grid-column: 1 / 3 } }

.way { padding-left: 0; list-style: none } .words { color: var(--soft); overflow-wrap: anywhere; margin-left: 1rem }
.filters { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; font-size: .9rem } .filters label { margin-right: .6rem }
fieldset { border: 0; padding: 0; margin: 0 } legend { color: var(--soft); padding: 0 }
main:has(#show-bad:checked) .card:not(.bad), main:has(#show-open:checked) .card:not(.open),
main:has(#show-mild:checked) .card:not(.mild) { display: none }
${areas.map((area) => `main:has(#area-${area}:checked) .card:not(.${area})`).join(',\n')} { display: none }

.lanes { min-width: 30rem } .lanes td, .lanes th { border-bottom: 0 }
.lanes th.client { width: 55%; text-align: left } .lanes th.server { text-align: right; padding-right: 0 }
.lanes td.lane { padding: .3rem 0; border: solid var(--line); border-width: 0 2px }
.lanes .to, .lanes .from { position: relative; display: block; padding: 0 1.2rem .25rem .8rem; overflow-wrap: anywhere }
.lanes .from { padding: .15rem .8rem .25rem 1.2rem; color: var(--soft); text-align: right }
.lanes .to::after, .lanes .from::after { content: ''; position: absolute; inset: auto 0 0 0; border-bottom: 1.5px solid var(--ink) }
.lanes .from::after { border-bottom: 1.5px dashed var(--soft) }
.lanes .to::before, .lanes .from::before { content: ''; position: absolute; bottom: -3px; width: 7px; height: 7px;
  border: solid var(--ink); border-width: 1.5px 1.5px 0 0; right: 1px; transform: rotate(45deg) }
.lanes .from::before { right: auto; left: 1px; border-color: var(--soft); transform: rotate(-135deg) }
.lanes .lost::after { border-bottom-style: dotted; border-color: var(--bad) } .lanes .lost::before { display: none }
.lanes .lost { color: var(--bad) }
.lanes tr.shown .to { font-weight: 700; color: var(--bad) }
.lanes .operation { display: inline-block; margin: .1rem 0 .1rem -1px; padding: 0 .6rem; border: 1px solid var(--line);
  border-radius: 0 .3rem .3rem 0; background: var(--code); color: var(--soft) }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem }
.sides pre { overflow: auto; max-height: 24rem; white-space: pre-wrap; overflow-wrap: anywhere }
@media (max-width: 50rem) { .sides { grid-template-columns: 1fr } }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
@media print { details > * { display: block } }
`
