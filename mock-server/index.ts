export { CxoneMock } from './cxone-mock.js'
export { createCxoneMock } from './create-cxone-mock.js'
export * from './values.js'
export type * from './types.js'
