import { bodyOf, empty } from './shapes.js'
import type { Surface } from './surface.js'

/** NICE's data extraction. It declares no body for errors. */
export const dataExtraction: Surface = {
  respond: (response) => bodyOf(response),
  reject: ({ options: { status, headers = {} } }) => empty(status, headers),
}
