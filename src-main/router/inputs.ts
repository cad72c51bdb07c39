import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { applicationNumber } from '../../src-domain/batch/application-number.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { CategoryId } from '../../src-domain/schemes/scheme.ts'
import { checkEmail } from '../../src-domain/text/contacts.ts'
import { plain } from '../../src-domain/text/normalise.ts'
import { isFromAfar } from './from-afar.ts'
import { callError } from './problems.ts'

/** Inputs that several procedures share. Limits keep a slip or a hostile page from filling the store. */

export const Category = CategoryId
export const ApplicationId = z.string().regex(applicationNumber)
export const Key = z.string().regex(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+){0,2}$/)
export const Year = z.number().int().min(1990).max(2100)
export const Uid = z.string().regex(/^[0-9a-f]{32}$/)
export const Line = z.string().max(1000)
/** A telephone number as typed, in half-width signs. */
export const Phone = z.string().transform(plain).pipe(z.string().max(200))
/** One or several e-mail addresses in half-width signs, or none. */
export const Email = z
  .string()
  .transform(plain)
  .superRefine((text, context) => {
    const check = checkEmail(text)
    if (text !== '' && !check.ok) context.addIssue({ code: 'custom', message: `：${check.reason}` })
  })
export const Reason = z.string().trim().min(1).max(2000)
export const LongText = z.string().max(100_000)
/**
 * Windows copies a path with quotation marks around it. A relative one would lead to wherever the program happens to run.
 * From another machine none is taken, whatever it is for.
 */
export const Path = z
  .string()
  .transform((path) => {
    if (isFromAfar()) throw callError(problem('path-from-afar'))
    return path.trim().replace(/^"(.*)"$/, '$1')
  })
  .pipe(z.string().min(1).max(4096).refine(isAbsolute, '：请写完整的位置，从盘符或根目录写起'))
export const ofApplication = { application: ApplicationId }

/** Files to take in: an upload, or a path of this machine. */
export const HandedOver = z.union([z.strictObject({ upload: z.uuid() }), z.strictObject({ path: Path })])

/** SHA-256 */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** A stored file, by its content. */
export const Sha256 = z.strictObject({ sha256: Hash })
