import { areaOf, areas, type Rule } from '../model/rule.js'
import * as list from './rule-list.js'

const all: readonly Rule[] = Object.values(list)

/** Every rule, in the order of area and number. */
export const rules: readonly Rule[] = areas.flatMap((area) =>
  all.filter(({ id }) => areaOf(id) === area).toSorted((a, b) => a.id.localeCompare(b.id)),
)
