import {
  assumed,
  cxoneSpec,
  forumThread,
  niceSdk,
  niceTokenResponse,
  recordOnDemandSpec,
  singerTap,
  type Evidence,
} from './evidence.js'
import { screenRecordingHelp } from './nice-help.js'
import { ambiguities, type AmbiguityName, type Assumptions } from './register/ambiguities.js'
import type { TenantProfile } from './register/tenant-profile.js'

/** How well the default of a question is known, where a source supports it without settling the question. */
const knownDefaults: Readonly<Partial<Record<AmbiguityName, Evidence>>> = {
  'missing-scope': forumThread,
  'action-stop-on-start-path': forumThread,
  'access-token-format': niceTokenResponse('access_token and refresh_token are JWTs'),
  'refresh-token-lifetime': niceTokenResponse('exp of the refresh token is 7200 s after iat'),
  'screen-recording-without-call': screenRecordingHelp('it records a user "who is not on an active call"'),
  'userhub-refresh-fields': singerTap,
  'refresh-without-client': niceSdk(
    'it refreshes a token without client_id',
    'auth-sdk/src/lib/cxone-auth.js',
  ),
  'token-response-wrapping': cxoneSpec,
  'auth-client-secret-in-body': cxoneSpec,
  'record-on-demand-spelling': recordOnDemandSpec,
  'media-playback-licence': cxoneSpec,
}

/** How well one variant is known: from the tenant profile, from the source of the default, or not at all. */
export function variantEvidence(
  name: AmbiguityName,
  variant: string,
  profile: TenantProfile | undefined,
): Evidence {
  const stated = profile && Object.hasOwn(profile.assumptions, name) ? profile.assumptions[name] : undefined
  if (profile && stated?.variant === variant) {
    const { grade = 'assumed', date, note, exchange } = stated
    const usual = assumed(name)
    return {
      grade,
      source: [`tenant profile ${profile.name}: ${name}=${variant}`, note, exchange]
        .filter(Boolean)
        .join('; '),
      location: grade === 'observed' ? `tenant profile: ${profile.name}` : usual.location,
      date: date ?? usual.date,
    }
  }
  return (variant === ambiguities[name].default ? knownDefaults[name] : undefined) ?? assumed(name)
}

const ofTheRegister = /^register: (.+)$/

/** The evidence of a claim. One that depends on the register is known as well as the variant in force. */
export function evidenceInForce(
  evidence: Evidence,
  assumptions: Partial<Assumptions>,
  profile: TenantProfile | undefined,
): Evidence {
  const name = ofTheRegister.exec(evidence.location)?.[1] as AmbiguityName | undefined
  return name === undefined
    ? evidence
    : variantEvidence(name, assumptions[name] ?? ambiguities[name].default, profile)
}
