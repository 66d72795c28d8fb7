import { agent } from './agent.js'
import type { MakeTestProfile } from './test-profile.js'
import { recordOnDemand } from './record-on-demand.js'
import { recordingcontrols } from './recordingcontrols.js'
import type { Profile } from '../../../contracts/api/profiles.js'

/** The implemented profiles. */
const testProfiles: Readonly<Partial<Record<Profile, MakeTestProfile>>> = {
  recordingcontrols,
  'record-on-demand': recordOnDemand,
  agent,
}

/** @throws {RangeError} if the profile is not implemented */
export function testProfileOf(profile: Profile): MakeTestProfile {
  const make = testProfiles[profile]
  if (!make) throw new RangeError(`the profile ${profile} has no test server`)
  return make
}
