import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { findWords, longHelpSentences, longSentences } from '../../tools/words/check-words.mjs'

const found = (source: string, file = 'a.ts') =>
  findWords(source, file).map(({ line, word }) => `${line} ${word}`)

test.each([
  ['// The server refuses a second start.', '1 refuses'],
  ['/**\n * What it goes\n * by.\n */', '2 goes by'],
  ["const error = '--url localhost is no URL'", '1 is no'],
  ["const why = 'The token is no ' +\n  'JWT.'", '1 is no'],
  ['const why = `${name} is imitated at ${place} besides`', '1 imitated,1 besides'],
  ['const why = `a ${on ? `${b} is borne` : 1} c`', '1 borne'],
  ["const title = 'does not take 202 for done'", '1 take 202 for done'],
  ["const slash = a / 2 // done anew, 'for ever'", '1 anew,1 for ever'],
  ["const quote = /'/ // it is in work", '1 in work'],
  ['const title = "which faults met nothing"', '1 met nothing'],
  ["const hint = 'users told of it'", '1 told'],
])('finds the words in %j', (source, expected) => {
  expect(found(source).toSorted().join()).toBe(expected.split(',').toSorted().join())
})

test.each([
  ['md', 'Whoever\nreads\n', '1 Whoever'],
  ['md', '| a | in place of b |\n', '1 in place of'],
  ['py', 'def f():\n    """Sent at once."""\n', '2 at once'],
  ['py', "x = 1  # all the same, isn't it\n", '1 all the same'],
  ['sh', 'echo "it rests on a guess"\n', '1 rests on'],
  ['css', '/* borne */\na { color: red }\n', '1 borne'],
  ['html', '<p>A pretend\n tenant</p>\n', '1 pretend tenant'],
  ['html', '<button title="Begin anew">x</button>\n', '1 anew'],
])('finds the words in a file of the type %s: %j', (type, source, expected) => {
  expect(found(source, `a.${type}`)).toEqual([expected])
})

test.each([
  ['a.ts', "import { told } from './told.js'\nconst refused = told.besides\n"],
  ['a.ts', "const outcome = 'refused'\n"],
  ['a.ts', '// Set `outcome: refused`, and see https://example.com/at-once/anew.\n'],
  ['a.ts', "const pattern = /refused anew|it's besides/\n"],
  ['a.ts', "// It is at\nconst once = 'now and then'\n"],
  ['a.ts', '// There is no file. It is no longer than 3 s. Were there no token, none.\n'],
  ['a.ts', '// The client is told of the event, unless told otherwise.\n'],
  ['a.ts', '// Connection refused: the operating system refused the connection.\n'],
  ['a.ts', '// The rest on the page.\n'],
  ['a.md', '```sh\necho anew\n```\nThe variant `refused`.\n'],
  ['a.html', '<div class="borne">text</div><script>const anew = 1</script>\n'],
  ['a.py', 'told = "besides"\n'],
])('finds nothing in %s: %j', (file, source) => {
  expect(found(source, file)).toEqual([])
})

test('a hit says what to write instead', () => {
  expect(findWords('Use this in place of that.', 'a.md')).toEqual([
    { line: 1, word: 'in place of', instead: 'instead of' },
  ])
})

test('an exception holds for its file only', () => {
  expect(found("rule('done anew')", 'tools/words/words.mjs')).toEqual([])
  expect(found("rule('done anew')", 'tools/other.mjs')).toEqual(['1 anew'])
})

const thirty = Array.from({ length: 30 }, () => 'word').join(' ')

test('a sentence has at most 30 words', () => {
  expect(longSentences(`One.\n\n${thirty}. Two.\n`)).toEqual([])
  expect(longSentences(`One.\n\nTwo. More ${thirty}.\n`)).toEqual([
    { line: 3, words: 31, sentence: `More ${thirty}.` },
  ])
})

test('items, cells, headings and code of Markdown are no part of another sentence', () => {
  const half = Array.from({ length: 20 }, () => 'word').join(' ')
  expect(
    longSentences(
      `# ${half}\n${half}:\n\n- ${half}\n- ${half}\n\n| ${half} | ${half} |\n\n\`\`\`\n${thirty} ${half}\n\`\`\`\n`,
    ),
  ).toEqual([])
  expect(longSentences(`- ${half}\n  ${half}\n`)).toHaveLength(1)
})

test('the description of each option of --help is a text of its own', () => {
  const option = (name: string, count: number) =>
    `  --${name} <x>  ${'word '.repeat(count / 2)}\n      ${'word '.repeat(count / 2)}\n`
  expect(longHelpSentences(`Options:\n${option('port', 20)}${option('host', 30)}`)).toEqual([])
  expect(longHelpSentences(`Options:\n${option('port', 20)}${option('host', 32)}`)).toMatchObject([
    { words: 32 },
  ])
})

test('the command exits with 1 and names the place, and with 0 when every word is plain', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const folder = await mkdtemp(join(root, 'test/tools/check-words-'))
  await writeFile(join(folder, 'bad.md'), 'Fine.\nBegin anew.\n')
  await writeFile(join(folder, 'good.md'), 'Fine.\nBegin again.\n')
  const run = (name: string) =>
    new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        ['tools/words/check-words.mjs', join(folder, name)],
        { cwd: root },
        (_, stdout) => resolve({ code: child.exitCode, stdout }),
      )
    })
  const results = [await run('bad.md'), await run('good.md')]
  await rm(folder, { recursive: true })

  expect(results).toEqual([
    {
      code: 1,
      stdout: expect.stringMatching(
        /^test\/tools\/check-words-\w+\/bad\.md:2: "anew"\. Write: again\n1 hit\n$/,
      ) as unknown,
    },
    { code: 0, stdout: 'The words are plain.\n' },
  ])
})
