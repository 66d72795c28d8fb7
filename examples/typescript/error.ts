/** The API refused. `status` is its answer, the message says why. */
export class RecorderError extends Error {
  override readonly name = 'RecorderError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** What a refusal says. The 401 of the recordingcontrols says nothing, so this does. */
export async function reasonOf(response: Response): Promise<string> {
  const text = await response.text()
  if (text !== '') return described(text)
  return response.status === 401
    ? 'a new token was refused too: check that the OAuth client has the scope recording:control'
    : `the API answered ${response.status} without a reason`
}

function described(text: string): string {
  try {
    const { message, error_description } = JSON.parse(text) as {
      message?: string
      error_description?: string
    }
    return message ?? error_description ?? text
  } catch {
    return text
  }
}
