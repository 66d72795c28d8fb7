import { testRules } from './rule-tests.js'

testRules('DISC', 'AUTH', 'TOK')
