import { Api } from './api.js'
import { Page } from './page.js'
import { askToken } from './token.js'

await new Page(new Api(askToken)).open()
