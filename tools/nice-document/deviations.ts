import { fieldsOfTheSdk } from '../../contracts/api/agent/getAgentSettings.js'
/** What the mock sends by default although NICE's document does not declare it, and why. */
interface Deviation {
  readonly reason: string
  /** `operationId finding` */
  readonly findings: readonly string[]
}

const status = (code: number, ...operations: readonly string[]) =>
  operations.map((operation) => `${operation} status ${code} is not declared`)

export const deviations: readonly Deviation[] = [
  {
    reason: 'the issuer is the URL of the mock, not one of NICE’s two hosts',
    findings: [
      'getOpenIdConfiguration 200: /issuer must be equal to one of the allowed values https://cxone.niceincontact.com,https://cxone-gov.niceincontact.com',
    ],
  },
  {
    reason: 'NICE requires region, but declares no such property, and no response that was seen has one',
    findings: ["getCxoneConfiguration 200: must have required property 'region' region"],
  },
  {
    reason: 'limits of the mock, which every server has',
    findings: status(413, 'issueCxoneToken'),
  },
  {
    reason: 'a token that is not valid has to be rejected, also where NICE declares no 401',
    findings: status(
      401,
      'createAcdAccessKey',
      'deleteAcdAccessKey',
      'getAcdAccessKey',
      'getAcdAccessKeys',
      'getBusinessUnit',
      'getContact',
      'getContactFiles',
      'updateAcdAccessKey',
    ),
  },
  {
    reason: 'NICE declares nothing for a tenant without the ACD; see agent-product in the register',
    findings: status(
      403,
      'endAgentSession',
      'endCall',
      'getActiveContacts',
      'getAgentIndicators',
      'getAgentPermissions',
      'getAgentSettings',
      'getBusinessUnit',
      'getCompletedContacts',
      'getContact',
      'getContactFiles',
      'getContactStateHistory',
      'getPermissionsOfAgent',
      'getServerTime',
      'holdCall',
      'resumeCall',
    ),
  },
  {
    reason:
      'NICE describes a missing permission in prose: "requested action is forbidden"; see agent-missing-permission',
    findings: status(403, 'maskCall', 'recordCall', 'unmaskCall'),
  },
  {
    reason: 'the path of the request is not in the document: another version, or an empty id',
    findings: status(
      404,
      'getAgentSettings',
      'getBusinessUnit',
      'getCompletedContacts',
      'getContactFiles',
      'getDispositions',
      'getServerTime',
      'startAgentSession',
    ),
  },
  {
    reason: 'NICE’s own Agent SDK reads these fields, so the document is behind',
    findings: fieldsOfTheSdk.map(
      (name) => `getAgentSettings 200: must NOT have additional properties ${name}`,
    ),
  },
]
