import type { Stage } from './stage.js'
import { authorise, identify, requireUsable } from './stages/authorise.js'
import { commit, sign } from './stages/commit.js'
import { decide } from './stages/decide.js'
import { applyFault, deliver, injectFault, replaceResponse, tamperToken } from './stages/faults.js'
import { hold } from './stages/hold.js'
import { options, requireEvidence, route } from './stages/find-operation.js'
import { assignId, enterSandbox, readHead, readTarget, resolveSandbox } from './stages/find-sandbox.js'
import { requireOutcomeEvidence } from './stages/outcome-evidence.js'
import { readBody, readQuery } from './stages/read-content.js'
import { addHeaders, record, render } from './stages/respond.js'
import { store } from './stages/store.js'

/** How a request becomes a response: every stage, in the order in which they run. */
export const pipeline: readonly Stage[] = [
  { name: 'readTarget', run: readTarget },
  { name: 'readHead', run: readHead },
  { name: 'resolveSandbox', run: resolveSandbox },
  { name: 'enterSandbox', run: enterSandbox, always: true },
  { name: 'assignId', run: assignId, always: true, counts: true },
  { name: 'options', run: options },
  { name: 'route', run: route },
  { name: 'requireEvidence', run: requireEvidence },
  { name: 'injectFault', run: injectFault, counts: true },
  { name: 'identify', run: identify },
  { name: 'tamperToken', run: tamperToken },
  { name: 'requireUsable', run: requireUsable },
  { name: 'authorise', run: authorise },
  { name: 'readQuery', run: readQuery },
  { name: 'readBody', run: readBody },
  { name: 'hold', run: hold, counts: true },
  { name: 'decide', run: decide },
  { name: 'requireOutcomeEvidence', run: requireOutcomeEvidence, always: true },
  { name: 'commit', run: commit, always: true },
  { name: 'replaceResponse', run: replaceResponse },
  { name: 'sign', run: sign },
  { name: 'render', run: render, always: true },
  { name: 'addHeaders', run: addHeaders, always: true },
  { name: 'applyFault', run: applyFault, always: true },
  { name: 'record', run: record, always: true },
  { name: 'store', run: store, always: true },
  { name: 'deliver', run: deliver, always: true },
]
