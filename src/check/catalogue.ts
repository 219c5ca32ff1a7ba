/** A second door of this room: every diagnostic there is, without the rules that give them and the language they read. */
export { findEntry } from './codes.ts';
export { familyOf, FAMILIES } from './families.ts';
export { catalogue } from './generated/catalogue.ts';
