// Checks the built site: every link to a page, a file or a heading has its target. VitePress itself checks only pages.
import { readdir, readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'

const site = 'docs/.vitepress/dist'
const files = (await readdir(site, { recursive: true })).filter((file) => file.endsWith('.html'))
const pages = new Map(
  await Promise.all(files.map(async (file) => [file, await readFile(join(site, file), 'utf8')])),
)

/** The file of an address, as a web server finds it. */
function fileOf(path, from) {
  const found = path === '' ? from : path.startsWith('/') ? path.slice(1) : join(dirname(from), path)
  return found === '' || found.endsWith('/') || found === '.' ? join(found, 'index.html') : found
}

const broken = [...pages].flatMap(([from, html]) =>
  [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)]
    .map(([, href]) => href.replaceAll('&amp;', '&'))
    .filter((href) => !/^[a-z]+:/i.test(href))
    .filter((href) => {
      const [path, anchor] = href.split('#')
      const file = fileOf(path, from)
      if (!existsSync(join(site, file))) return true
      return anchor && !pages.get(file)?.includes(`id="${decodeURIComponent(anchor)}"`)
    })
    .map((href) => `${from}: ${href}`),
)

for (const each of new Set(broken)) console.error(each)
console.log(`${pages.size} pages in ${site}, ${broken.length} broken links`)
if (pages.size === 0 || broken.length > 0) process.exitCode = 1
