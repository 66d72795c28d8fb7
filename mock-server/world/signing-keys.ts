/**
 * The public keys for the signatures of id_tokens. They are test keys, and their private keys are public: they are in
 * this repository and in the npm package. Only tests may trust them. They are fixed, so that the same seed gives the
 * same signatures.
 */
const moduli = [
  'z1iQqONKXBi233hziGiOzTO-p8YwRygJI40eK5eExoTtcvGkaLW-WQ2z7_p8bUSMankY2f_ZmPjp-Sbx9UtgMgh_cE2FXyqSeotKgTkMn3TMhZcfTYjAuny5rahUf-spcgHJM_rgPJk_oCzlXZNcxL7q142HQXIJywA1Y-nwQ0GQsxcDXkMsIhHOjnuV7PJroJv7F2ixP_ntRXBlQS6Krvq3Kwt-V1tQDUfpFHdbSVfdTTPQRG00TMjJic3E3eRY0-ZhQGbsd4Z2LlbGPAxP7DHt98C-Um7eDBgIy1l9kg0nwDqUFNJPmfgC7pgmgzHruJwKmd5Kyja3xOD7USaHNQ',
  'yRCQPOmTJrEOYQU-dAhCVOSQV12tTXPVqVUJecX47GvOgAUDeZq-0zVXbz0VglfwToYJyy3yUmqP_po1hyHa9u23BjSKJ-LB9hx2Ttj9o7uekoh0cIOFie_QxzvkjVx5xMB8-3j9HyumjD_HeztJKA9lytk6GpHNjG9HPblOvYyIzQj9z0jh7yoeTL28HTUnTgFA68Yvf1ckuZ0OXF8uVr064a6_-xSpRrSQcWgzRb9wZKmyXxev2pDJl5yCm0AOUN3lSQqZowjP7Qx1cNeCtMOMJwHFJfEt6vqUd2r2Ceqc8j6tmPiXleeV5QJWDw1S-5O8P-KF-hJWaG5I8xsmUw',
] as const

/** A public key as defined in RFC 7517. */
interface PublicKey {
  readonly kty: 'RSA'
  readonly use: 'sig'
  readonly alg: 'RS256'
  readonly kid: string
  readonly n: string
  readonly e: string
}

/** The id of the key after this many rotations. The name shows that it is a test key. */
export function kidOf(rotations: number): string {
  return `mock-public-test-key-${rotations + 1}`
}

/** The index of the key pair. Each rotation switches to the other pair, with a new id. */
export function modulusOf(rotations: number): 0 | 1 {
  return rotations % 2 === 0 ? 0 : 1
}

/** The published keys of a sandbox: the current key and the previous one. */
export function publicKeys(rotations: number): PublicKey[] {
  const published = rotations === 0 ? [0] : [rotations, rotations - 1]
  return published.map((number) => ({
    kty: 'RSA',
    use: 'sig',
    alg: 'RS256',
    kid: kidOf(number),
    n: moduli[modulusOf(number)],
    e: 'AQAB',
  }))
}
