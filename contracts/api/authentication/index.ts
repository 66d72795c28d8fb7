export { deleteTokensMe } from './deleteTokensMe.js'
export { getTokensMe } from './getTokensMe.js'
export { issueToken } from './issueToken.js'
