import type { Officer } from '../../src-domain/people/officer.ts'

/**
 * Who acts. Set once by the shell (the router's session, the command line's --by), never named by an input. On a desk
 * without people there is a name alone.
 */
export type Actor = { readonly name: string; readonly officer?: Officer }
