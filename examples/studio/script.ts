import { RestApiAction } from './rest-api-action.js'
import { parsers, RestProxy, type StudioAnswer } from './rest-proxy.js'

/** How a script sends a POST: the URL, the content type, the payload and, if there is one, the token. */
export type Post = (
  url: string,
  contentType: string,
  payload: string,
  token?: string,
) => Promise<StudioAnswer>

/** Sends from a SNIPPET action. A command omits the body of its response, as parser 2 does. */
export function bySnippet({ setsContentType }: { readonly setsContentType: boolean }): Post {
  return (url, contentType, payload, token) => {
    const proxy = new RestProxy()
    if (setsContentType) proxy.contentType = contentType
    if (token !== undefined) proxy.addHeader('Authorization', `Bearer ${token}`)
    const parser = token === undefined ? parsers.json : parsers.jsonWithoutBody
    return proxy.makeRestRequest(url, payload, parser, 'POST')
  }
}

/** Sends by the REST API action, which shows the body of every response. */
export function byAction(action = new RestApiAction()): Post {
  return (url, contentType, payload, token) =>
    action.request(
      'POST',
      url,
      {
        'Content-Type': contentType,
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      payload,
    )
}

export interface ScriptSettings {
  readonly baseUrl: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
}

/**
 * A Studio script that starts and stops recordings. It requests a token each time, because a script keeps nothing
 * from one call to the next.
 */
export async function controlRecording(
  post: Post,
  { baseUrl, tokenUrl, clientId, clientSecret, scope }: ScriptSettings,
  action: 'start' | 'stop',
  recordingId: string,
): Promise<StudioAnswer> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope,
  })
  const issued = await post(tokenUrl, 'application/x-www-form-urlencoded', form.toString())
  if (issued.statusCode !== 200) return issued
  const { access_token: token } = JSON.parse(issued.body) as { readonly access_token: string }
  const url = `${baseUrl}/api/v2/recording/recordingcontrols/${action}`
  return post(url, 'application/json', JSON.stringify({ recordingId, action }), token)
}
