/**
 * A system cannot be started, or has stopped by itself, for a reason that a person can act on: a tool is missing, a
 * port is taken, a build is broken, an application died. The message stands by itself; the stack is of no interest.
 */
export class RunFailure extends Error {
  override readonly name = 'RunFailure';
}
