import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import type { Officer } from '../../../src-domain/people/officer.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, type Result } from '../../../src-domain/result.ts'
import type { Desk } from '../../desk/desk.ts'
import { listOfficers } from '../../desk/people/officers.ts'
import { hashPassword, type PasswordCost } from '../../desk/people/password-hash.ts'
import { whoIs } from '../../desk/people/passwords.ts'
import type { Tries } from './tries.ts'

const Given = z.strictObject({ name: z.string().max(100), password: z.string().max(200) })

/** A name and a password are no longer. */
export const largestSignIn = 4096

/** Each that is looked at takes memory and half a second of a processor. */
const atOnce = 8
let looking = 0

export async function readGiven(request: IncomingMessage): Promise<z.output<typeof Given> | undefined> {
  try {
    return Given.parse(JSON.parse(await text(request)))
  } catch {
    // Cut off, or nothing our page sends.
    return undefined
  }
}

/**
 * The officer of that name and password. Whether there is one of the name is not to be told from a wrong answer, nor from
 * how long it takes; that an officer waits for tries of another machine, as they do at the desk, tells it. Problems: `office-sign-in-wrong`, `office-sign-in-wait`, `office-sign-in-busy`.
 */
export async function signIn(
  desk: Desk,
  { name, password }: z.output<typeof Given>,
  {
    tries,
    address,
    cost,
  }: { readonly tries: Tries; readonly address: string; readonly cost?: PasswordCost | undefined },
): Promise<Result<Officer>> {
  if (looking >= atOnce) return failed(problem('office-sign-in-busy'))
  const wait = tries.begin(address)
  if (wait > 0) return failed(waiting(wait))
  looking++
  try {
    const named = listOfficers(desk).find((officer) => officer.name === name.trim() && !officer.retired)
    const known = named?.hasPassword ? await whoIs(desk, { officer: named.uid, password }, { cost }) : undefined
    if (known?.ok) {
      tries.right(address)
      return known
    }
    if (!known) await hashPassword(password, cost)
    const next = tries.wrong(address)
    if (known?.problem.code === 'officer-password-wait') return failed(waiting(next || shortest))
    return failed(next > 0 ? waiting(next) : problem('office-sign-in-wrong'))
  } finally {
    looking--
  }
}

/** Of an officer whose tries wait because of another machine. */
const shortest = 5000

function waiting(milliseconds: number) {
  return problem('office-sign-in-wait', { seconds: Math.ceil(milliseconds / 1000) })
}
