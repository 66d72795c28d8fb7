import { agentFlaws } from './agent-flaws.js'
import type { Mutation } from './mutation.js'
import { recordOnDemandFlaws } from './record-on-demand-flaws.js'
import { recordingFlaws } from './recording-flaws.js'
import { responseFlaws } from './response-flaws.js'
import { tokenFlaws } from './token-flaws.js'

/** The mutations that a suite is run against. */
export const mutations: readonly Mutation[] = [
  ...recordingFlaws,
  ...tokenFlaws,
  ...responseFlaws,
  ...recordOnDemandFlaws,
  ...agentFlaws,
]
