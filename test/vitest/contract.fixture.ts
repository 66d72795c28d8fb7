// Run by contract.test.ts in a vitest of its own, since what it holds has to fail.
import { mutants } from '../../fixtures/clients/typescript/mutants/index.js'
import { Recorder } from '../../fixtures/clients/typescript/recorder.js'
import { defineClientContract } from '../../vitest/index.js'

const mutant = (name: string) => {
  const make = mutants[name]
  if (!make) throw new Error(`there is no mutant ${name}`)
  return make
}

defineClientContract({
  name: 'good',
  create: (config) => new Recorder(config),
  rules: ['CX-TOK-001', 'CX-REC-003', 'CX-ERR-001'],
})

defineClientContract({ name: 'bad', create: mutant('parses-every-body'), rules: ['CX-ERR-001'] })

defineClientContract({ name: 'warned', create: mutant('never-caches-a-token'), rules: ['CX-TOK-001'] })

defineClientContract({
  name: 'strict',
  create: mutant('never-caches-a-token'),
  rules: ['CX-TOK-001'],
  strict: true,
})

defineClientContract({
  name: 'narrow',
  create: (config) => ({ getRecording: new Recorder(config).getRecording }),
  rules: ['CX-TOK-001'],
})

defineClientContract({
  name: 'silent',
  create: () => ({
    startRecording: async () => ({ outcome: 'ok' }),
    stopRecording: async () => ({ outcome: 'ok' }),
  }),
  rules: ['CX-REC-003'],
})

defineClientContract({
  name: 'known',
  create: mutant('parses-every-body'),
  rules: ['CX-ERR-001'],
  baseline: 'test/vitest/contract.baseline.yml',
})
