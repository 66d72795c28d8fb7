import type { OperationContract } from '../../contract.js'
import { userinfo } from './userinfo.js'

export const getUserinfo = {
  operationId: 'getUserinfo',
  method: 'GET',
  ...userinfo,
} as const satisfies OperationContract
