import { expect, test } from 'vitest'
import { commandWords, filledWords, requirePlaceholders } from '../../../kit/processes/command-words.js'

test.each([
  ['record {operation}', ['record', '{operation}']],
  [`"/opt/my tools/record" 'a "b" c' d"e f"g`, ['/opt/my tools/record', 'a "b" c', 'de fg']],
  [
    String.raw`C:\tools\record.exe  --id {recordingId}`,
    [String.raw`C:\tools\record.exe`, '--id', '{recordingId}'],
  ],
  [`sh -c 'echo "$1"' - ''`, ['sh', '-c', 'echo "$1"', '-', '']],
])('%s is taken apart by blanks and quotes alone', (line, words) => {
  expect(commandWords(line)).toEqual(words)
})

test.each([
  ['record "{operation}', 'has an unclosed quote ". Close it.'],
  ['  ', 'has no command'],
])('%j is no command', (line, message) => {
  expect(() => commandWords(line)).toThrow(message)
})

test('a value stays within its word', () => {
  expect(filledWords(['-i', 'id={recordingId}!', '{other}'], { recordingId: 'a b;"c' })).toEqual([
    '-i',
    'id=a b;"c!',
    '{other}',
  ])
})

test('a placeholder that nothing fills is refused, and others are named', () => {
  expect(() => requirePlaceholders(['a', 'x{recordId}'], ['operation', 'recordingId'])).toThrow(
    '--exec has the unknown placeholder {recordId}. Use {operation} {recordingId}.',
  )
  expect(() => requirePlaceholders(['{"json":1}', '{operation}'], ['operation'])).not.toThrow()
})
