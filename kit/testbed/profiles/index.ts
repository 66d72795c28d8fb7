import { agent } from './agent.js'
import type { MakeTestProfile } from './test-profile.js'
import { recordOnDemand } from './record-on-demand.js'
import { recordingcontrols } from './recordingcontrols.js'
import type { Profile } from '../../../contracts/api/profiles.js'

/** The profiles that there is a room for. */
const rooms: Readonly<Partial<Record<Profile, MakeTestProfile>>> = {
  recordingcontrols,
  'record-on-demand': recordOnDemand,
  agent,
}

/** @throws {RangeError} when there is no room of the profile */
export function testProfileOf(profile: Profile): MakeTestProfile {
  const make = rooms[profile]
  if (!make) throw new RangeError(`there is no room of the profile ${profile}`)
  return make
}
