import { testRules } from './rule-tests.js'

testRules('RATE')
