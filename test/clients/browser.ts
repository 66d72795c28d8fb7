import { byHand } from './exercised.js'

/** What a person and a browser do at the sign-in page: keep cookies, follow no redirect, submit a form. */
export class Browser {
  #cookie = ''

  /** Where a URL leads, or the page that it shows. */
  async open(url: URL | string): Promise<Response> {
    const reply = await fetch(url, { redirect: 'manual', headers: { ...byHand, cookie: this.#cookie } })
    this.#keep(reply)
    return reply
  }

  /** Fills in the form of a page that has a password, and submits it: the hidden fields go along. */
  async signIn(page: Response, username: string, password: string): Promise<Response> {
    const html = await page.text()
    const form = /<form[^>]*>(?:(?!<\/form>)[^])*name="password"[^]*?<\/form>/.exec(html)?.[0] ?? ''
    const action = /action="([^"]*)"/.exec(form)?.[1] ?? ''
    const fields = new URLSearchParams({ username, password })
    for (const [, name = '', value = ''] of form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
      fields.append(unescape(name), unescape(value))
    }
    const to = new URL(unescape(action), page.url)
    const reply = await fetch(to, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...byHand, cookie: this.#cookie, origin: to.origin },
      body: fields,
    })
    this.#keep(reply)
    return reply
  }

  #keep(reply: Response): void {
    const [cookie] = reply.headers.getSetCookie()
    if (cookie !== undefined) this.#cookie = cookie.slice(0, cookie.indexOf(';'))
  }
}

function unescape(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}

/** The URL that a reply sends the browser to. */
export function locationOf(reply: Response): URL {
  const location = reply.headers.get('location')
  if (location === null) throw new Error(`${reply.url} answered ${reply.status}, and sends nowhere`)
  return new URL(location)
}
