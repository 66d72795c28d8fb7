import type { Rule } from '../model/rule.js'
import { authenticationRules } from './AUTH/index.js'
import { discoveryRules } from './DISC/index.js'
import { errorRules } from './ERR/index.js'
import { transportRules } from './NET/index.js'
import { propertyRules } from './PROP/index.js'
import { throttlingRules } from './RATE/index.js'
import { recordingRules } from './REC/index.js'
import { requestRules } from './REQ/index.js'
import { secretRules } from './SEC/index.js'
import { tokenRules } from './TOK/index.js'

/** Every rule, in the order of area and number. */
export const rules: readonly Rule[] = [
  ...discoveryRules,
  ...authenticationRules,
  ...tokenRules,
  ...requestRules,
  ...recordingRules,
  ...errorRules,
  ...throttlingRules,
  ...transportRules,
  ...secretRules,
  ...propertyRules,
]
