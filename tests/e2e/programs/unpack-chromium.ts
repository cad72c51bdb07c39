import { createRequire } from 'node:module'
import { join } from 'node:path'
import { inflate } from '@sparticuz/chromium'

/* Unpacks the browser that came from npm, and the libraries it needs beside libc, into the folder TMPDIR names. */

const packed = join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../bin')
for (const part of ['chromium.br', 'al2023.tar.br']) await inflate(join(packed, part))
