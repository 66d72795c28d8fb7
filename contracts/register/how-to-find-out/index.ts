import { howToFindOutAgent } from './agent.js'
import { howToFindOutApiV2 } from './api-v2.js'
import { howToFindOutCxone } from './cxone-authentication.js'
import { howToFindOutGenesys } from './genesys.js'
import type { HowToFindOut, HowToFindOutByName } from './how-to-find-out.js'
import { howToFindOutMediaPlayback } from './media-playback.js'
import { howToFindOutRecordOnDemand } from './record-on-demand.js'

/** Loaded only where a person reads it. */
const all: HowToFindOutByName = {
  ...howToFindOutApiV2,
  ...howToFindOutGenesys,
  ...howToFindOutCxone,
  ...howToFindOutRecordOnDemand,
  ...howToFindOutMediaPlayback,
  ...howToFindOutAgent,
}

/** How to find out the answer to a question. */
export function howToFindOut(name: string): HowToFindOut | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined
}
