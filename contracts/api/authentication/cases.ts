export { cases as deleteTokensMe } from './deleteTokensMe.cases.js'
export { cases as getTokensMe } from './getTokensMe.cases.js'
export { cases as issueToken } from './issueToken.cases.js'
