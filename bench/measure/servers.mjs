import { fileURLToPath } from 'node:url'

const fileOf = (name) => fileURLToPath(new URL(`../servers/${name}.mjs`, import.meta.url))

/** Starts a bare server of bench/servers. */
export const bare = (name, port = 0) => ({ name: `bare ${name}`, args: [fileOf(name), String(port)] })

/** Starts a hand-written server, which does the same work as the mock with `calls` recordings. */
export const byHand = (name, calls) => ({
  name: `hand-written ${name}`,
  args: [fileOf(`hand-${name}`), '0', String(calls)],
})
