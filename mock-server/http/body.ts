import type { OperationContract, SurfaceName } from '../../contracts/contract.js'
import { assumed, genesysErrorCodes, genesysStatuses, ofTheMock, rfc } from '../../contracts/evidence.js'
import type { Assumptions } from '../../contracts/register/ambiguities.js'
import { Rejection, type RejectionOptions } from '../operations/rejection.js'
import type { Head } from './head.js'
import { isMediaType, json } from './media-type.js'
import { limits } from './message.js'

const utf8 = new TextDecoder('utf-8', { fatal: true })

type BodyRejection = Partial<RejectionOptions> &
  Pick<RejectionOptions, 'status' | 'code' | 'message' | 'rule' | 'fix'>

/** @param section the standard that the rejection follows. Undefined for a limit of the mock. */
function rejection(section: string | undefined, options: BodyRejection): Rejection {
  const kind = options.status === 413 ? 'too-large' : options.status === 415 ? 'media-type' : 'request'
  const evidence = section === undefined ? {} : { evidence: rfc(section) }
  return new Rejection({ kind, ...evidence, reason: `${options.message}.`, ...options })
}

/** @throws {Rejection} 413 over the limit, 415 for a content coding, 400 for bytes that are not UTF-8 */
export function decodeBody(body: Uint8Array | string | undefined, head: Head, limit: number): string {
  if (body === undefined || body.length > limit) throw tooLarge(limit)
  if (head.contentEncoding !== undefined && head.contentEncoding.toLowerCase() !== 'identity') {
    throw rejection('RFC 9110 15.5.16', {
      bodyEvidence: ofTheMock('no source shows the body of this 415'),
      status: 415,
      code: 'unsupported.media.type',
      message: `The Content-Encoding ${head.contentEncoding} is not supported: send the body as it is`,
      headers: { 'Accept-Encoding': 'identity' },
      rule: 'content-encoding',
      fix: ['Turn off the compression of request bodies.'],
    })
  }
  if (typeof body === 'string') return body
  if (body.length === 0) return ''
  try {
    return utf8.decode(body)
  } catch {
    throw rejection('RFC 8259 8.1', {
      status: 400,
      code: 'bad.request',
      message: 'The request body is not valid UTF-8',
      rule: 'utf-8',
      fix: ['Encode the body as UTF-8.'],
    })
  }
}

function tooLarge(limit: number): Rejection {
  return rejection(undefined, {
    status: 413,
    code: 'request.entity.too.large',
    message: `The request body is larger than ${limit} bytes`,
    rule: 'body-limit',
    fix: ['Send a smaller body. This is the limit of the mock. The limit of the real API is undocumented.'],
  })
}

/** @throws {Rejection} 415 for a Content-Type other than JSON */
export function requireJsonLabel(
  body: Uint8Array | string | undefined,
  { contentType }: Head,
  assumptions: Assumptions,
  contract: OperationContract,
): void {
  if (isMediaType(contentType, json, assumptions) || assumptions['media-type'] !== 'refused') return
  const start = typeof body === 'string' ? body : new TextDecoder().decode(body?.subarray(0, 100))
  throw notJsonLabel(contentType, looksLikeJson(start), contract)
}

/** What the standards do not say: the status and the body of this surface. */
const evidenceOfNoJson: Readonly<
  Partial<Record<SurfaceName, Pick<RejectionOptions, 'evidence' | 'statusEvidence' | 'bodyEvidence'>>>
> = {
  recordingcontrols: {
    evidence: assumed('bad-body-status'),
    statusEvidence: assumed('bad-body-status'),
    bodyEvidence: assumed('bad-body-status'),
  },
  platform: { bodyEvidence: genesysErrorCodes },
  userhub: {
    statusEvidence: assumed('userhub-error-body'),
    bodyEvidence: assumed('userhub-error-body'),
  },
  'incontact-token': { bodyEvidence: assumed('userhub-error-body') },
}

/** @throws {Rejection} 400 for a text that is not JSON */
export function readJson(text: string, contract: OperationContract): unknown {
  if (nestsTooDeep(text)) {
    throw rejection(undefined, {
      status: 400,
      code: 'bad.request',
      message: `The request body nests deeper than ${limits.jsonDepth} levels`,
      rule: 'json-depth',
      fix: ['Send a flat object.'],
    })
  }
  try {
    return JSON.parse(text)
  } catch {
    throw rejection('RFC 9110 15.5.1 (400) and RFC 8259 (JSON)', {
      ...evidenceOfNoJson[contract.surface],
      ...(contract.surface === 'platform' ? { statusEvidence: genesysStatuses(contract) } : {}),
      status: 400,
      code: 'bad.request',
      message: text === '' ? 'The request body is empty' : 'The request body is not valid JSON',
      rule: 'json',
      fix: ['Send one JSON object, with double quotes and no trailing comma.'],
    })
  }
}

/** An operation that declares a 400 and no 415 answers 400. */
function notJsonLabel(
  contentType: string | undefined,
  jsonInside: boolean,
  contract: OperationContract,
): Rejection {
  const { surface, responses } = contract
  const label =
    contentType === undefined ? 'missing Content-Type' : `Content-Type ${contentType.slice(0, 80)}`
  return rejection('RFC 9110 15.5.16', {
    ...(surface === 'platform'
      ? { evidence: genesysStatuses(contract), bodyEvidence: genesysErrorCodes }
      : { evidence: assumed('media-type') }),
    status: '415' in responses || !('400' in responses) ? 415 : 400,
    code: 'unsupported.media.type',
    message: `The ${label} is not supported: send application/json`,
    headers: { Accept: 'application/json' },
    rule: 'media-type',
    fix: [
      'Send Content-Type: application/json.',
      ...(jsonInside
        ? [
            'The body is JSON, and only its Content-Type is wrong. By default CXone Studio sends application/x-www-form-urlencoded.',
          ]
        : []),
    ],
  })
}

function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text)
}

function nestsTooDeep(text: string): boolean {
  if (text.length <= limits.jsonDepth) return false
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === 92) index += 1
      else if (code === 34) inString = false
    } else if (code === 34) inString = true
    else if (code === 91 || code === 123) {
      depth += 1
      if (depth > limits.jsonDepth) return true
    } else if (code === 93 || code === 125) depth -= 1
  }
  return false
}
