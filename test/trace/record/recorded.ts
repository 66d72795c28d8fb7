import { mkdtemp, readFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isApiRequest } from '../../../trace/read/is-api-request.js'
import { readTraces } from '../../../trace/read/read-trace.js'
import { Recorder, type RecorderOptions } from '../../../trace/record/recorder.js'
import { LiveRedaction } from '../../../trace/record/redacted-entry.js'
import { targetsOf } from '../../../trace/record/target.js'
import { TraceFile } from '../../../trace/record/trace-file.js'
import type { Recorded } from '../../../trace/record/exchange-in-progress.js'

/** A recorder in this process, with what it has seen. */
export interface Recording extends AsyncDisposable {
  /** The URLs of the recorder, in the order of the targets. */
  readonly urls: readonly string[]
  readonly url: string
  readonly proxyUrl: string | undefined
  readonly certificateAuthority: string | undefined
  readonly file: string
  readonly seen: readonly Recorded[]
  readonly problems: readonly string[]
  /** Ends the recording. @returns the text of the file */
  readonly end: () => Promise<string>
}

export async function recording(
  targets: readonly string[],
  ca?: string,
  intercept?: RecorderOptions['intercept'],
): Promise<Recording> {
  const file = join(await mkdtemp(join(tmpdir(), 'cxone-mock-test-')), 'trace.har')
  const trace = new TraceFile(file, false)
  const redaction = new LiveRedaction()
  const seen: Recorded[] = []
  const problems: string[] = []
  const recorder = await Recorder.start({
    targets: targetsOf(targets),
    port: 0,
    ca,
    intercept,
    onExchange: (recorded) => {
      seen.push(recorded)
      const redacted = redaction.entryOf(recorded.exchange, recorded.bodyMissing, recorded.cookies)
      if ('entry' in redacted) trace.add(redacted.entry)
    },
    onProblem: (text) => problems.push(text),
    onWebSocket: () => undefined,
  })
  const urls = recorder.targets.map(({ served }) => served)
  return {
    proxyUrl: recorder.proxyUrl,
    certificateAuthority: recorder.certificateAuthority,
    urls,
    url: urls[0] ?? '',
    file,
    seen,
    problems,
    end: async () => {
      await recorder.close()
      trace.finish()
      return readFile(file, 'utf8')
    },
    [Symbol.asyncDispose]: () => recorder.close(),
  }
}

export async function traceOf(file: string) {
  return readTraces([file], { isWanted: isApiRequest })
}

/** A server on a free port. */
export async function server(
  listener: http.RequestListener,
): Promise<{ readonly url: string; readonly server: http.Server } & AsyncDisposable> {
  const server = http.createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
