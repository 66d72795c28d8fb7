import { cp, mkdir } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { defineConfig } from 'vitepress'
import { titleOf } from '../../tools/site/index-page'
import { rules, sections } from '../../tools/site/pages'
import { slugOf } from '../../tools/site/slug'

const docs = resolve(import.meta.dirname, '..')
/** Files outside docs/ to which pages lead, e.g. examples/curl.sh. They are copied, and served as files/examples/curl.sh. */
const linked = new Set<string>()

const sidebar = await Promise.all(
  sections.map(async ({ title, pages }) => ({
    text: title,
    items: await Promise.all(
      (title === 'Reference' ? [...pages, rules] : pages).map(async ([page]) => ({
        text: await titleOf(page),
        link: `/${page.replace(/(?:README)?\.md$/, '')}`,
      })),
    ),
  })),
)

export default defineConfig({
  title: 'cxone-mock',
  description: "A stateful fake of NICE CXone's authentication and recording-control APIs",
  srcExclude: ['decisions/**'],
  rewrites: { 'README.md': 'index.md', 'rules/README.md': 'rules/index.md' },
  // The pages also work from a file system or below any path of a web server.
  base: process.env['DOCS_BASE'] ?? '/',
  cleanUrls: false,
  themeConfig: {
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
  },
  markdown: {
    anchor: { slugify: slugOf },
    config(markdown) {
      // Before VitePress looks at the link.
      markdown.core.ruler.push('files-outside-docs', ({ tokens, env }) => {
        const links = tokens
          .flatMap(({ children }) => children ?? [])
          .filter(({ type }) => type === 'link_open')
        for (const link of links) {
          const href = link.attrGet('href') ?? ''
          const [path = ''] = href.split('#')
          const file = relative(docs, resolve(dirname(env.path), path))
          if (!path || /^[a-z]+:/.test(path) || !file.startsWith('../')) continue
          linked.add(file.slice('../'.length))
          link.attrSet('href', `${process.env['DOCS_BASE'] ?? '/'}files/${file.slice('../'.length)}`)
          link.attrSet('target', '_self')
        }
      })
    },
  },
  ignoreDeadLinks: [/^\/files\//],
  async buildEnd({ outDir }) {
    for (const file of linked) {
      await mkdir(join(outDir, 'files', dirname(file)), { recursive: true })
      await cp(join(docs, '..', file), join(outDir, 'files', file), { recursive: true })
    }
  },
})
