import type { Rule } from '../../model/rule.js'
import { CX_PROP_001 } from './CX-PROP-001.js'
import { CX_PROP_002 } from './CX-PROP-002.js'

export const propertyRules: readonly Rule[] = [CX_PROP_001, CX_PROP_002]
