import type { Operation } from '../operation.js'
import { topicTemplates } from './topics.js'

const entities = Object.entries(topicTemplates).map(([id, description]) => ({ id, description }))

export const getNotificationsAvailabletopics: Operation<'getNotificationsAvailabletopics'> = () => ({
  response: { status: 200, body: { entities } },
})
