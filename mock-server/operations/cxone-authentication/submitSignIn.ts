import type { Operation } from '../operation.js'
import { answerAuthorization, signIn } from './authorize.js'
import { validateAuthorization } from './authorization-request.js'

const ofThePage = new Set(['user_id', 'username', 'password'])

/** The form of the page, or a request for the page with POST, which OpenID Connect Core 3.1.2.1 allows. */
export const submitSignIn: Operation<'submitSignIn'> = (world, call) => {
  const request = validateAuthorization(world, call.form)
  const fields = new Map(call.form.filter(([name]) => ofThePage.has(name)))
  return fields.size === 0 ? answerAuthorization(world, call, request) : signIn(world, call, request, fields)
}
