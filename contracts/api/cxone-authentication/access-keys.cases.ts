import { userhubRejection } from './userhub.cases.js'

/** The rejection of a request for another user's key. */
export const notYours = (path: string) =>
  userhubRejection(403, 'Forbidden', 'The access keys of another user are not yours to manage', path)
