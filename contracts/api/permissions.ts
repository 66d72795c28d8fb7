import { impersonatePermission, maskPermission, recordPermission } from './agent/contact.js'
import { accessKeyPermission, ownAccessKeyPermission } from './cxone-authentication/access-keys.js'
import { businessDataPermission } from './business-data/business-data.js'
import { extractionPermission } from './data-extraction/jobs.js'
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
  businessDataPermission,
  extractionPermission,
  accessKeyPermission,
  ownAccessKeyPermission,
]
