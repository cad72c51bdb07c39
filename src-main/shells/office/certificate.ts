import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '../../../src-domain/result.ts'
import { ifReadable } from '../../bugs.ts'
import { finishedBytes } from '../../files/finished-file.ts'
import { makeFolder } from '../../files/folders.ts'

/** The machine's own proof, on the other screens, that it is this one. */
export type Certificate = {
  /** PEM */
  readonly certificate: string
  /** PEM, PKCS #8 */
  readonly key: string
  /** SHA-256 as browsers show it: AB:CD:… */
  readonly fingerprint: string
  /** ISO 8601 instant from which no browser takes it. */
  readonly until: string
}

const day = 24 * 3_600_000
const lasts = 730 * day
/** One that would run out within this is replaced when the office is opened. */
export const renewBefore = 30 * day
/** A clock of another machine may be behind. */
const slack = 2 * day

/**
 * The certificate for this address, kept in the data folder beside its key; made anew where there is none, for another
 * address, or where it runs out. The officers compare its fingerprint once; it must not change without need.
 */
export async function certificateFor(folder: string, address: string, now = Date.now()): Promise<Result<Certificate>> {
  const place = placeOf(folder)
  const [certificate, key] = await Promise.all(
    [place.certificate, place.key].map((path) => ifReadable(readFile(path, 'utf8'))),
  )
  const kept = certificate && key ? readPair(certificate, key) : undefined
  if (kept && isFor(kept.certificate, address) && Date.parse(kept.until) - now > renewBefore) return ok(kept)
  const made = await make(address, now)
  await makeFolder(place.folder, 0o700)
  // The key first: a certificate without its own is no pair, and both are made again.
  for (const [path, text] of [
    [place.key, made.key],
    [place.certificate, made.certificate],
  ] as const) {
    const written = await finishedBytes(path, Buffer.from(text))
    if (!written.ok) return written
  }
  return ok(made)
}

function placeOf(data: string) {
  const folder = join(data, 'office')
  return { folder, certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') }
}

/** Undefined for what is no certificate with its own key. */
function readPair(certificate: string, key: string): Certificate | undefined {
  try {
    const read = new X509Certificate(certificate)
    return read.checkPrivateKey(createPrivateKey(key)) ? described(certificate, key) : undefined
  } catch {
    return undefined
  }
}

function isFor(certificate: string, address: string): boolean {
  return new X509Certificate(certificate).checkIP(address) !== undefined
}

function described(certificate: string, key: string): Certificate {
  const { raw, validTo } = new X509Certificate(certificate)
  const hash = createHash('sha256').update(raw).digest('hex').toUpperCase()
  const fingerprint = hash.match(/../g)?.join(':') ?? ''
  return { certificate, key, fingerprint, until: new Date(validTo).toISOString() }
}

/** ECDSA P-256, for this address and for serving alone, signed by itself: it can vouch for nobody else. */
async function make(address: string, now: number): Promise<Certificate> {
  // Needed by the library before it is loaded.
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { KeyUsageFlags, ExtendedKeyUsage } = x509
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${address}, O=遴选工作台`,
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(now - slack),
    notAfter: new Date(now + lasts),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: address }]),
    ],
  })
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  const lines = key.match(/.{1,64}/g)?.join('\n') ?? ''
  return described(certificate.toString('pem'), `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`)
}
