import { fileURLToPath } from 'node:url'

const fileOf = (name) => fileURLToPath(new URL(`../servers/${name}.mjs`, import.meta.url))

/** How a bare server of bench/servers is started. */
export const bare = (name, port = 0) => ({ name: `bare ${name}`, args: [fileOf(name), String(port)] })

/** How a hand-written server is started: it does the same work as the mock, among `calls` recordings. */
export const byHand = (name, calls) => ({
  name: `hand-written ${name}`,
  args: [fileOf(`hand-${name}`), '0', String(calls)],
})
