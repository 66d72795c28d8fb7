import { howToFindOutAgent } from './agent.js'
import { howToFindOutApiV2 } from './api-v2.js'
import { howToFindOutCxone } from './cxone-authentication.js'
import { howToFindOutBulkData } from './bulk-data.js'
import type { AmbiguityName } from '../ambiguities.js'
import type { HowToFindOut } from './how-to-find-out.js'
import { howToFindOutMediaPlayback } from './media-playback.js'
import { howToFindOutNotifications } from './notifications.js'
import { howToFindOutRecordOnDemand } from './record-on-demand.js'

/** Loaded only where a person reads it. */
const all: Readonly<Record<AmbiguityName, HowToFindOut>> = {
  ...howToFindOutApiV2,
  ...howToFindOutNotifications,
  ...howToFindOutCxone,
  ...howToFindOutRecordOnDemand,
  ...howToFindOutMediaPlayback,
  ...howToFindOutBulkData,
  ...howToFindOutAgent,
}

/** How to find out the answer to a question. */
export function howToFindOut(name: AmbiguityName): HowToFindOut {
  return all[name]
}
