/**
 * Ids of the nodes of an architecture. An application's is its name; the others' hold a character that no name has, so
 * that an application called `people` stays itself.
 */
export const PEOPLE = '@people';

/** What an application has for itself: `catalog/database`. */
export function ownId(application: string, what: string): string {
  return `${application}/${what}`;
}
