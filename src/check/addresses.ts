import type { Location, TextEdit } from './diagnostic.ts';

/** Addresses that a file holds. */

/** `https://name:password@host`. */
export function hasPassword(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*:[^/@]+@/i.test(address);
}

/** The address without who signs in there, in the place of the one at `at`. */
export function withoutPassword(at: Location, address: string): TextEdit {
  return { ...at, text: `"${address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, '$1')}"` };
}

/** An address that only the other end can read what is sent to: `https`, or `http` on this machine. */
export function isSecureAddress(address: string): boolean {
  const url = parsed(address);
  return url !== undefined && (url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url)));
}

/** An absolute address; `undefined` for what is none, or would be read as something else than is written. */
export function parsed(address: string): URL | undefined {
  return /[\s"'\\`<>{}]/.test(address) || !URL.canParse(address) ? undefined : new URL(address);
}

export function isThisMachine({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
