import { userhubRefused } from './userhub.cases.js'

/** What who asks for the keys of others is answered. */
export const notYours = (path: string) =>
  userhubRefused(403, 'Forbidden', 'The access keys of another user are not yours to manage', path)
