import { arch, platform } from 'node:os'
import type { Manifest } from '../report/manifest.js'

/** The platform of this run. */
export function platformHere(): Manifest['platform'] {
  return { os: platform(), arch: arch(), runtime: `Node ${process.versions.node}` }
}
