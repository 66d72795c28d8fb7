import type { Operation } from '../operation.js'
import { signOut } from './logout.js'

export const postLogout: Operation<'postLogout'> = (world, call) =>
  signOut(world, call, new URLSearchParams(call.form.map(([name, value]) => [name, value])))
