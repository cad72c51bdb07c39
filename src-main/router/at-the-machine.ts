import { rightsOf } from './rights.ts'

/**
 * What only whoever sits at the machine itself may call, whatever their role: it opens, exchanges or names places of that
 * machine, or lets in. Besides, no path is taken from another machine (inputs.ts).
 */
const atTheMachine: Readonly<Record<string, readonly string[]>> = {
  desk: ['create', 'open', 'badPlace'],
  // Through the office's door one signs in at the door.
  people: ['signIn'],
  office: ['open', 'close'],
  notices: ['trial'],
  delivery: ['carry'],
  handOver: ['find', 'open'],
  backup: ['nameSecond', 'forgetSecond', 'find', 'plan', 'restore'],
  host: ['chooseFolder', 'print', 'reveal'],
  // A 汇总 takes the place of the desk that the office's door is for.
  city: Object.keys(rightsOf.city),
}

export function isAtTheMachine([noun = '', procedure = '']: readonly string[]): boolean {
  return atTheMachine[noun]?.includes(procedure) ?? false
}
