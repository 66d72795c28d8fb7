import { expect, test } from 'vitest'
import { leakedIn, printedLeaks } from '../../../kit/queries/locate-leak.js'
import { arrival, clientSecret, token, transcript } from '../report/results.js'

const issued = arrival(1, {
  at: 'token',
  operation: 'issueToken',
  replyBody: JSON.stringify({ access_token: token }),
})

test('a printed secret is located by stream and line, and named', () => {
  const printed = [
    { stream: 'stdout', text: 'ready\n' },
    { stream: 'stderr', text: 'connect\n' },
    { stream: 'stdout', text: `{"authorization":"Bearer ${token}"}\ndone\n` },
    { stream: 'stderr', text: `config ${clientSecret}, ${token}\n` },
  ] as const
  const output = printed.map(({ text }) => text).join('')
  expect(printedLeaks(transcript([issued], { output, printed }))).toEqual([
    'Line 2 on stdout contains {tok#1}.',
    'Line 2 on stderr contains {client-secret}, {tok#1}.',
  ])
  expect(printedLeaks(transcript([issued], { output }))).toEqual(['Line 3 of the output contains {tok#1}.'])
  expect(printedLeaks(transcript([issued], { output: 'ready\n' }))).toEqual([])
})

test('a secret that a dump breaks over several lines is located by the line that completes it', () => {
  const base64 = btoa(token)
  const output = `start\n${base64.slice(0, 12)}\n${base64.slice(12)}\nend\n`
  expect(printedLeaks(transcript([issued], { output }))).toEqual([
    'The lines up to line 3 of the output contain {tok#1}.',
  ])
})

test('a text without a secret contains none', () => {
  expect(leakedIn('startRecording failed with 409', transcript([issued]))).toBe('')
})
