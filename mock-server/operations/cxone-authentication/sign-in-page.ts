import type { World } from '../../world/world.js'
import type { OperationResponse } from '../operation.js'
import type { AuthorizationRequest } from './authorization-request.js'
import { nameOf } from './claims.js'
import { escapeHtml, htmlPage } from './html-page.js'
import type { User } from '../../world/entities.js'

const maxListed = 50

/** The page on which a person or a test signs in. `wrong` is the error of the last attempt. */
export function signInPage(
  world: World,
  baseUrl: string,
  { client, loginHint, sent }: AuthorizationRequest,
  wrong?: string,
): OperationResponse {
  const action = `${new URL(baseUrl).pathname.replace(/\/$/, '')}/auth/authorize`
  const kept = sent.map(([name, value]) => hidden(name, value)).join('\n')
  const form = (title: string, fields: string) =>
    `<form method="post" action="${escapeHtml(action)}">\n<h2>${title}</h2>\n${kept}\n${fields}\n</form>`
  const users = listed(world, loginHint)
  const content = [
    `<p>${escapeHtml(client.name)} asks you to sign in.</p>`,
    wrong === undefined ? '' : `<p role="alert">${escapeHtml(wrong)}</p>`,
    users.length === 0 ? '' : form('Sign in as a user of this sandbox', users.map(button).join('\n')),
    form('Sign in with a name and a password', nameAndPassword(loginHint)),
  ]
  return { status: 200, ...htmlPage('Sign in', content.filter(Boolean).join('\n')) }
}

/** The users of the sandbox, with the hinted user first. */
function listed({ users, userIds }: World, loginHint: string | undefined): User[] {
  const hinted = users.get(userIds.get(loginHint?.toLowerCase() ?? '') ?? '')
  const others = [...users.values()].filter((user) => user !== hinted)
  return [...(hinted ? [hinted] : []), ...others].slice(0, maxListed)
}

function button(user: User): string {
  return `<button name="user_id" value="${escapeHtml(user.userId)}">${escapeHtml(nameOf(user))} <small>${escapeHtml(user.userName)}</small></button>`
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`
}

function nameAndPassword(loginHint = ''): string {
  return `<label for="username">User name</label>
<input id="username" name="username" autocomplete="username" required value="${escapeHtml(loginHint)}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>`
}
