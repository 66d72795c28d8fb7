import { testRules } from './rule-tests.js'

testRules('REQ', 'REC', 'ERR')
