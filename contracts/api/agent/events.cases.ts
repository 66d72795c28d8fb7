import { any } from '../../matchers.js'

/** The fields of a CallContactEvent of the demo's call that differ between cases; `since` is when the status began. */
interface ExpectedEvent {
  readonly Status?: 'Incoming' | 'Active' | 'Masking'
  readonly IsLogging?: 'True' | 'False'
  readonly since?: 'start' | 'connected' | 'now'
}

const times = {
  start: '2026-01-15T09:58:00.000Z',
  connected: '2026-01-15T09:58:10.000Z',
  now: '2026-01-15T10:00:00.000Z',
} as const

/** Every field that NICE's SDK reads, with the name and type that it expects. */
export function callContactEvent({
  Status = 'Active',
  IsLogging = 'False',
  since = 'connected',
}: ExpectedEvent) {
  return {
    Type: 'CallContactEvent',
    IISHost: '',
    VCHost: '',
    ContactID: '460000000001',
    MasterID: '460000000001',
    Status,
    OriginalState: 'False',
    CallType: 'Regular',
    DNIS: '',
    ANI: '+15555550123',
    Skill: '',
    IsInbound: 'True',
    StartTimeUTC: times.start,
    StartTime: times.start,
    LastStateChangeTimeUTC: times[since],
    LastStateChangeTime: times[since],
    ScreenPopURL: '',
    ScreenPopURLVariables: {},
    DisconnectCode: '',
    IsLogging,
    Timeout: '0',
    AllowDispositions: 'False',
    Label: '',
    IsLinked: 'False',
    TimeZones: '',
    FinalState: 'False',
    OtherInformation: '',
    OtherInformationNewFormat: '',
    BlendingToSkillName: '',
    DeliveryType: 'single',
    CustomData: '',
    ComplianceRecord: 'False',
    ConfirmationRequired: 'False',
    ParentContactId: '460000000001',
    OmniGroupId: '',
    ExternalId: '',
    AnsMachineOverride: 'False',
    AnsMachineOverrideEndTime: '',
    InteractionId: any('uuid'),
    CustomerCardURL: '',
    IsRequireManualAccept: 'False',
  }
}

/** The permissions of the agent, and the session. */
export function sessionStartEvent({ CanMask = 'True', CanRecord = 'True' }) {
  return {
    Type: 'AgentSessionStart',
    IISHost: '',
    VCHost: '',
    BusNo: '4599999',
    AgentId: '5001',
    StationId: '101',
    StationPhoneNumber: '',
    StationCallerId: '',
    SessionId: any('token'),
    DialerCampaign: '',
    DialerCampaignStartTime: '',
    SupervisorPermissionLevel: '0',
    CanMask,
    AgentSchedulePermission: 'False',
    ScoreRecordingsPermission: 'False',
    HideAgentStatePermission: 'False',
    ClientConnectorPort: '0',
    CanMultiPartyConference: 'False',
    MaxConcurrentChats: '0',
    CanRecord,
    EnabledForMCH: 'False',
    UseCustomerCard: 'False',
    AgentUUId: '11e90000-0000-4000-8000-000000005001',
    EntityMode: 'False',
  }
}
