import { testVariants } from './variant-tests.js'

testVariants('python')
