import { testVariants } from './variant-tests.js'

testVariants('go', 'java')
