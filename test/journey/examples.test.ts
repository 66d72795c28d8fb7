import '../../examples/typescript/recorder.test.js'
