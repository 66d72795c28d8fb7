import type { Operation } from '../operation.js'
import { userinfo } from './getUserinfo.js'

export const postUserinfo: Operation<'postUserinfo'> = (world, { principal }) => userinfo(world, principal)
