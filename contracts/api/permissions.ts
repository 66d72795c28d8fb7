import { impersonatePermission, maskPermission, recordPermission } from './agent/contact.js'
import { accessKeyPermission, ownAccessKeyPermission } from './cxone-authentication/access-keys.js'
import { categoriesPermission, playAnyPermission } from './media-playback/playback.js'
import {
  maskingPermission,
  recordOnDemandPermission,
  screenPermission,
} from './record-on-demand/interaction.js'

/** Every permission of a CXone user that an operation requires. CXone has many more. */
export const knownPermissions: readonly string[] = [
  recordOnDemandPermission,
  maskingPermission,
  screenPermission,
  recordPermission,
  maskPermission,
  impersonatePermission,
  playAnyPermission,
  categoriesPermission,
  accessKeyPermission,
  ownAccessKeyPermission,
]
