import platformClient from 'purecloud-platform-client-v2'
import type { CxoneMock } from '../../mock-server/index.js'
import { exercisedBy } from './exercised.js'

// The SDK keeps one client for the process, so the tests of a file run one after the other.
export const client = platformClient.ApiClient.instance

client.config.setConfigPath('')
client.config.logger.log_to_console = false

interface GatewayPaths {
  readonly login?: string
  readonly api?: string
}

/** Points the SDK at mocks of the tests of one file. `part` names what the file exercises. */
export function sdkMocks(part = ''): (paths?: GatewayPaths) => Promise<CxoneMock> {
  const mockFor = exercisedBy(`purecloud-platform-client-v2${part === '' ? '' : `.${part}`}`)
  return async ({ login = '', api = '' } = {}) => {
    const mock = await mockFor({ clock: '2026-01-15T10:00:00.000Z' })
    const { hostname, port } = new URL(mock.url)
    client.setGateway({
      protocol: 'http',
      host: hostname,
      port: Number(port),
      path_params_login: login,
      path_params_api: api,
    })
    return mock
  }
}
