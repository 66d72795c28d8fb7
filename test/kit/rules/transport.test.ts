import { testRules } from './rule-tests.js'

testRules('NET', 'SEC', 'PROP')
