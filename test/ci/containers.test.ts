import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { bin, environment, nextLine, run, start } from '../cli/run.js'

/** A folder with the command under its name, as in the image. */
async function commandFolder() {
  const path = await mkdtemp(join(tmpdir(), 'cxone-image-'))
  await symlink(process.execPath, join(path, 'node'))
  await symlink(bin, join(path, 'cxone-mock'))
  return {
    path: `${path}${delimiter}${process.env['PATH']}`,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  }
}

interface Probe {
  readonly httpGet: { readonly path: string }
}

interface Deployment {
  readonly kind: string
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly securityContext: object
        readonly containers: readonly {
          readonly env: readonly { readonly name: string; readonly value?: string }[]
          readonly securityContext: object
          readonly startupProbe: Probe
          readonly readinessProbe: Probe
          readonly livenessProbe: Probe
        }[]
      }
    }
  }
}

const dockerfile = await readFile('Dockerfile', 'utf8')
const manifests = parseAllDocuments(await readFile('ci/kubernetes.yaml', 'utf8')).map(
  (each) => each.toJS() as object,
)
const deployment = manifests.find((each) => 'kind' in each && each.kind === 'Deployment') as Deployment
const [container] = deployment.spec.template.spec.containers

/** The variables of the image. */
const imageVariables = Object.fromEntries(
  Array.from(dockerfile.matchAll(/\b(CXONE_MOCK_[A-Z_]+)=(\S+)/g), ([, name, value]) => [name, value]),
) as Readonly<Record<string, string>>

test('with the variables of the image the mock listens for other hosts, and its health check passes', async () => {
  await using mock = start(['start', '--port', '0'], {
    ...imageVariables,
    CXONE_MOCK_ADMIN_TOKEN: 'change-me',
  })
  const { url } = JSON.parse(await nextLine(mock.out)) as { readonly url: string }
  const { port } = new URL(url)
  expect(imageVariables).toEqual({
    CXONE_MOCK_HOST: '0.0.0.0',
    CXONE_MOCK_ALLOWED_HOSTS: 'cxone-mock,host.docker.internal',
  })
  const [, check = ''] = /^HEALTHCHECK .*\\\n +CMD (\[.*\])$/m.exec(dockerfile) ?? []
  const [shell = '', ...args] = JSON.parse(check) as readonly string[]
  await using folder = await commandFolder()
  const healthOf = (given: string) =>
    once(spawn(shell, args, { env: environment({ PATH: folder.path, CXONE_MOCK_PORT: given }) }), 'close')
  expect(await healthOf(port)).toEqual([0, null])
  // Docker reserves every other code.
  expect(await healthOf('9')).toEqual([1, null])
})

test('the probes of the deployment answer without a token', async () => {
  await using mock = start(['start', '--port', '0', '--host', '0.0.0.0'], {
    CXONE_MOCK_ALLOWED_HOSTS:
      container?.env.find(({ name }) => name === 'CXONE_MOCK_ALLOWED_HOSTS')?.value ?? '',
    CXONE_MOCK_ADMIN_TOKEN: 'change-me',
  })
  const { url } = JSON.parse(await nextLine(mock.out)) as { readonly url: string }
  const { port } = new URL(url)
  for (const probe of [container?.startupProbe, container?.readinessProbe, container?.livenessProbe]) {
    const response = await fetch(`http://127.0.0.1:${port}${probe?.httpGet.path}`)
    expect([probe?.httpGet.path, response.status]).toEqual([probe?.httpGet.path, 200])
  }
})

test('the image and the deployment run without privileges', async () => {
  expect(dockerfile).toMatch(/^USER 1000:1000$/m)
  expect(deployment.spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 })
  expect(container?.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  })
  const compose = parse(await readFile('compose.yaml', 'utf8')) as { readonly services: object }
  expect(compose.services).toMatchObject({ 'cxone-mock': { read_only: true, cap_drop: ['ALL'] } })
})

test.each(['ci/gitlab.yml', 'ci/azure-pipelines.yml'])('the flags in %s exist', async (file) => {
  const text = await readFile(file, 'utf8')
  expect(parse(text)).toBeTypeOf('object')
  const commands = Array.from(text.matchAll(/npx cxone-mock (\w+)((?:(?! -- )[^])*?) -- /g))
  expect(commands.map(([, name]) => name)).toEqual(['exec', 'check'])
  for (const [, name = '', args = ''] of commands) {
    const { stdout } = await run([name, '--help'])
    for (const [flag] of args.matchAll(/--[a-z-]+/g)) expect(stdout).toContain(`${flag} `)
  }
})
