import { maskPermission, recordPermission } from '../../../contracts/api/agent/contact.js'
import type { World } from '../../world/world.js'
import { instant } from '../instant.js'
import { interactionId } from '../record-on-demand/find-interaction.js'
import type { User, AgentNotice, AgentSession } from '../../world/entities.js'

/** NICE's SDK reads strings: `True` and `False`, and numbers as digits. */
function flag(value: boolean): 'True' | 'False' {
  return value ? 'True' : 'False'
}

/** An event for an agent, with every field that NICE's SDK reads. Fields that the mock does not have are empty. */
export function agentEvent(world: World, user: User, session: AgentSession, notice: AgentNotice): object {
  const event = notice.type === 'session' ? sessionStart(world, user, session) : callContact(world, notice)
  if (world.assumptions['agent-event-placeholder'] === 'empty-text') return event
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== ''))
}

function sessionStart({ tenant }: World, user: User, session: AgentSession): object {
  return {
    Type: 'AgentSessionStart',
    IISHost: '',
    VCHost: '',
    BusNo: String(tenant.busNo),
    AgentId: String(user.agentId),
    StationId: session.stationId,
    StationPhoneNumber: session.stationPhoneNumber,
    StationCallerId: '',
    SessionId: session.sessionId,
    DialerCampaign: '',
    DialerCampaignStartTime: '',
    SupervisorPermissionLevel: '0',
    CanMask: flag(user.permissions.includes(maskPermission)),
    AgentSchedulePermission: 'False',
    ScoreRecordingsPermission: 'False',
    HideAgentStatePermission: 'False',
    ClientConnectorPort: '0',
    CanMultiPartyConference: 'False',
    MaxConcurrentChats: '0',
    CanRecord: flag(user.permissions.includes(recordPermission)),
    EnabledForMCH: 'False',
    UseCustomerCard: 'False',
    AgentUUId: user.userId,
    EntityMode: 'False',
  }
}

function callContact(world: World, notice: Extract<AgentNotice, { type: 'call' }>): object {
  const conversation = world.conversations.get(notice.conversationId)
  if (!conversation) throw new RangeError(`no conversation has the id ${notice.conversationId}`)
  const contactId = String(conversation.contactId)
  const caller = conversation.participants.find(({ purpose }) => purpose !== 'agent')
  const started = instant(conversation.startTime)
  const changed = instant(notice.since)
  const ended = notice.status === 'Disconnected'
  return {
    Type: 'CallContactEvent',
    IISHost: '',
    VCHost: '',
    ContactID: contactId,
    MasterID: contactId,
    Status: notice.status,
    OriginalState: 'False',
    CallType: 'Regular',
    DNIS: '',
    ANI: (caller?.address ?? '').replace(/^tel:/, ''),
    Skill: '',
    IsInbound: flag(caller?.direction !== 'outbound'),
    StartTimeUTC: started,
    StartTime: started,
    LastStateChangeTimeUTC: changed,
    LastStateChangeTime: changed,
    ScreenPopURL: '',
    ScreenPopURLVariables: {},
    DisconnectCode: '',
    IsLogging: flag(notice.isLogging),
    Timeout: '0',
    AllowDispositions: 'False',
    Label: '',
    IsLinked: 'False',
    TimeZones: '',
    FinalState: flag(ended),
    OtherInformation: '',
    OtherInformationNewFormat: '',
    BlendingToSkillName: '',
    DeliveryType: 'single',
    CustomData: '',
    ComplianceRecord: 'False',
    ConfirmationRequired: 'False',
    ParentContactId: contactId,
    OmniGroupId: '',
    ExternalId: '',
    AnsMachineOverride: 'False',
    AnsMachineOverrideEndTime: '',
    InteractionId: interactionId(conversation),
    CustomerCardURL: '',
    IsRequireManualAccept: 'False',
  }
}
