import type { OperationContract } from '../../contract.js'
import { userinfo } from './userinfo.js'

export const postUserinfo = {
  operationId: 'postUserinfo',
  method: 'POST',
  ...userinfo,
} as const satisfies OperationContract
