import { grades } from '../../../contracts/evidence.js'
import { object, string } from '../../validation/values.js'

/** How well a claim about the API is known, and from where. */
export const evidenceSchema = object({
  grade: { enum: grades },
  source: string,
  location: { description: 'Where to open the source.', ...string },
  date: { description: 'The day on which the source was read.', type: 'string', format: 'date' },
})
