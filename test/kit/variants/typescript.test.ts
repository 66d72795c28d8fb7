import { testVariants } from './variant-tests.js'

testVariants('typescript')
