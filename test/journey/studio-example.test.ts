import '../../examples/studio/studio.test.js'
