/**
 * Ids of the nodes of an architecture. An application's is its name; the others' hold a character that no name has, so
 * that an application called `people` stays itself.
 */
export const PEOPLE = '@people';
export const EDGE = '@edge';
export const BROKER = '@broker';
export const CONSUL = '@consul';
export const CONSOLE = '@console';
export const TRACING = '@tracing';

/** What an application has for itself: `catalog/database`. */
export function ownId(application: string, what: string): string {
  return `${application}/${what}`;
}

/** A provider of accounts that is no part of the system. */
export function issuerId(issuer: string): string {
  return `@issuer ${issuer}`;
}
