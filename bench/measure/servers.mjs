import { fileURLToPath } from 'node:url'

/** How a bare server of bench/servers is started. */
export function bare(name, port = 0) {
  const file = fileURLToPath(new URL(`../servers/${name}.mjs`, import.meta.url))
  return { name, args: [file, String(port)] }
}
