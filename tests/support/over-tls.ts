import { request } from 'node:https'
import { Readable } from 'node:stream'

/** fetch, trusting this certificate alone. */
export function overTls(certificate: string): (request: Request) => Promise<Response> {
  return async (asked) => {
    const body = asked.body ? Buffer.from(await asked.arrayBuffer()) : undefined
    const headers = { ...Object.fromEntries(asked.headers), ...(body && { 'content-length': String(body.length) }) }
    return new Promise((resolve, reject) => {
      request(
        asked.url,
        { method: asked.method, headers, ca: certificate, ...(asked.signal && { signal: asked.signal }) },
        (response) => {
          const { statusCode: status = 0 } = response
          const given = Object.entries(response.headers).map(([name, value]): [string, string] => [
            name,
            [value].flat().join(', '),
          ])
          const hasBody = status !== 204 && status !== 304 && asked.method !== 'HEAD'
          resolve(
            new Response(hasBody ? (Readable.toWeb(response) as ReadableStream<Uint8Array>) : null, {
              status,
              headers: given,
            }),
          )
        },
      )
        .once('error', reject)
        .end(body)
    })
  }
}
