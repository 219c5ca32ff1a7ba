/** Constructs as they are written, for people to recognise. */
import type { Auth, Instances } from '../../../model/system.ts';

/** `auth jwt`. */
export function authInWords(auth: Auth): string {
  return `auth ${auth.kind === 'uaa' ? auth.application : auth.kind}`;
}

/** `instances 2..6`. */
export function instancesInWords({ min, max }: Instances): string {
  return `instances ${min === max ? min : `${min}..${max}`}`;
}

/** Whether a name can stand in SQL, Java and its annotations as it is. PostgreSQL keeps 63 characters. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z_]\w{0,62}$/.test(name);
}
