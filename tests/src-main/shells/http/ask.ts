import { request as overPlain } from 'node:http'
import { request as overTls } from 'node:https'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'

export type Asked = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly path?: string
}

const isTls = (origin: string) => new URL(origin).protocol === 'https:'

/** Asks without any help of a browser or of fetch: every header and the path go out exactly as given. */
export function ask(origin: string, { method = 'GET', headers = {}, path = '/' }: Asked = {}): Promise<number> {
  const { hostname, port } = new URL(origin)
  const request = isTls(origin) ? overTls : overPlain
  return new Promise((resolve, reject) => {
    // Left to itself, Node names the header's host in the handshake; browsers name the address they go to, and no IP.
    request({ hostname, port, method, path, headers, servername: '', rejectUnauthorized: false }, (response) => {
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
    const speak = () => socket.write(text)
    const socket = isTls(origin)
      ? connectTls({ port: Number(port), host: hostname, rejectUnauthorized: false }, speak)
      : connect(Number(port), hostname, speak)
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.once('error', (error) => ('code' in error && error.code === 'ECONNRESET' ? resolve(answer) : reject(error)))
    socket.once('close', () => resolve(answer))
  })
}
