import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

/** What a large HAR file consists of. */
export interface Size {
  /** Pictures of a page, 200 kB each. */
  readonly pictures: number
  /** Requests of the API. */
  readonly requests: number
  /** The length of the body of one download, in bytes. */
  readonly download: number
}

/** Writes a HAR file as a browser does, in parts. Every tenth entry or so is a request of the API. */
export async function writeLargeHar(file: string, { pictures, requests, download }: Size): Promise<void> {
  const out = createWriteStream(file)
  const write = async (text: string) => {
    if (!out.write(text)) await once(out, 'drain')
  }
  const entry = (index: number, method: string, url: string, status: number, content: string, post = '') =>
    `${index === 0 ? '' : ','}{"startedDateTime":"${new Date(Date.UTC(2026, 0, 15) + index * 100).toISOString()}","time":5,` +
    `"request":{"method":"${method}","url":"${url}","headers":[{"name":"Content-Type","value":"application/json"},{"name":"Authorization","value":"Bearer t-1"}]${post}},` +
    `"response":{"status":${status},"headers":[{"name":"Content-Type","value":"application/json"}],"content":${content}}}`
  const picture = Buffer.alloc(150_000, 'picture').toString('base64')
  await write('{"log":{"version":"1.2","creator":{"name":"browser","version":"1"},"entries":[')
  let index = 0
  const each = Math.max(1, Math.floor(requests / Math.max(1, pictures)))
  for (let sent = 0, shown = 0; sent < requests || shown < pictures;) {
    for (let count = 0; count < each && sent < requests; count += 1, sent += 1, index += 1) {
      const post = String.raw`,"postData":{"mimeType":"application/json","text":"{\"recordingId\":\"rec-1\",\"action\":\"start\"}"}`
      const body = String.raw`{"size":200,"mimeType":"application/json","text":"{\"code\":\"conflict\",\"message\":\"${'x'.repeat(300)}\"}"}`
      await write(
        entry(index, 'POST', 'https://t.example/api/v2/recording/recordingcontrols/start', 409, body, post),
      )
    }
    if (shown >= pictures) continue
    const content = `{"size":150000,"mimeType":"image/png","encoding":"base64","text":"${picture}"}`
    await write(entry(index, 'GET', `https://www.example/${index}.png`, 200, content))
    shown += 1
    index += 1
  }
  if (download > 0) {
    const part = String.raw`\"\u00e9é\\`.repeat(5000)
    const bytes = Buffer.byteLength(part)
    await write(
      `${index === 0 ? '' : ','}{"request":{"method":"GET","url":"https://t.example/api/v2/download"},"response":{"status":200,"content":{"text":"`,
    )
    for (let done = 0; done < download; done += bytes) await write(part)
    await write('"}}}')
  }
  out.end(']}}')
  await once(out, 'finish')
}
