import { request } from 'node:http'
import { connect } from 'node:net'

export type Asked = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly path?: string
}

/** Asks without any help of a browser or of fetch: every header and the path go out exactly as given. */
export function ask(origin: string, { method = 'GET', headers = {}, path = '/' }: Asked = {}): Promise<number> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    request({ hostname, port, method, path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .once('error', reject)
      .end()
  })
}

/** Sends these very bytes and keeps the connection open: everything that came back until the server closed it. */
export function send(origin: string, text: string): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.once('error', (error) => ('code' in error && error.code === 'ECONNRESET' ? resolve(answer) : reject(error)))
    socket.once('close', () => resolve(answer))
  })
}
