import type { PlainRequest } from '../../mock-server/http/message.js'

type Place = (written: string) => Pick<PlainRequest, 'target' | 'headers' | 'body'>

const start = '/api/v2/recording/recordingcontrols/start'
const to = (target: string) => ({ target, headers: [], body: '' })
const body = (type: string, text: string, target = start) => ({
  target,
  headers: ['Content-Type', type],
  body: text,
})
const inPath = (written: string) => written.replaceAll(/[#?]/g, encodeURIComponent)

/** Where a client may put a secret that does not belong there. */
export const places: Readonly<Record<string, Place>> = {
  'a header that is shown': (written) => ({ ...to(start), headers: ['User-Agent', written] }),
  'a header that is not': (written) => ({
    ...to(start),
    headers: ['X-Odd', written, 'Cookie', `a=${written}`],
  }),
  'the name of a header': (written) => ({ ...to(start), headers: [written, 'x'] }),
  'the path': (written) => to(`/api/v2/conversations/${inPath(written)}`),
  'a path that is unknown': (written) => to(`/${inPath(written)}/x`),
  'the query': (written) => to(`/api/v2/conversations?odd=${written}`),
  'a URL in the query': (written) =>
    to(`/api/v2/conversations?next=${encodeURIComponent(`/?odd=${written}`)}`),
  'a form': (written) =>
    body('application/x-www-form-urlencoded', `grant_type=${written}&x=1`, '/oauth/token'),
  'the scope of a form': (written) =>
    body(
      'application/x-www-form-urlencoded',
      `grant_type=client_credentials&scope=${written}`,
      '/oauth/token',
    ),
  JSON: (written) => body('application/json', `{"recordingId":"${written}","a":[{"b":"x ${written} y"}]}`),
  'a name in JSON': (written) => body('application/json', `{"${written}":1}`),
  'JSON in JSON': (written) =>
    body('application/json', JSON.stringify({ text: JSON.stringify({ recordingId: written }) })),
  'what is nearly JSON': (written) => body('application/json', `{'recordingId':'${written}'}`),
  XML: (written) =>
    body('application/xml', `<odd a="${written}"><b>${written}</b><![CDATA[${written}]]></odd>`),
  'a part of multipart': (written) =>
    body(
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name=odd\r\n\r\n${written}\r\n--x--`,
    ),
  text: (written) => body('text/plain', `It is ${written}, and no more.`),
  'the method': (written) => ({ ...to(start), method: written }),
}
