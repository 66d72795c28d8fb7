import { adapterProtocol, adapterProtocolParts } from '../kit/drivers/adapter-protocol.js'
import { reportParts, reportSchema } from '../kit/report/report-schema.js'
import { scenarioParts, scenarioSchema } from '../mock-server/control/scenarios/scenario-schema.js'
import {
  tenantProfileParts,
  tenantProfileSchema,
} from '../mock-server/control/tenant-profile/tenant-profile-schema.js'
import { documentOf } from './schema-definitions.js'

/** The JSON Schemas that the package ships, by file. */
export const shippedSchemas: Readonly<Record<string, object>> = {
  'schemas/scenario.schema.json': documentOf(scenarioSchema, scenarioParts),
  'schemas/tenant-profile.schema.json': documentOf(tenantProfileSchema, tenantProfileParts),
  'schemas/report.schema.json': documentOf(reportSchema, reportParts),
  'schemas/adapter-protocol.schema.json': documentOf(adapterProtocol, adapterProtocolParts),
}
